/** Something that is wrong with an input or limits an answer: what, where, and how to fix it. */
export interface Issue {
  /** stable, kebab-case, for scripts */
  code: string;
  /** lower case, values quoted, counts and bounds stated */
  what: string;
  where: string;
  fix: string;
}

/** The one error that Vigie throws on purpose. Anything else that is thrown is a bug. */
export class VigieError extends Error {
  readonly issues: readonly Issue[];
  /** 1 the input cannot be used · 2 bad usage */
  readonly exitCode: 1 | 2;

  constructor(issues: readonly Issue[], exitCode: 1 | 2 = 1) {
    super(issues.map((issue) => `${issue.what} (${issue.where})`).join('; '));
    this.name = 'VigieError';
    this.issues = issues;
    this.exitCode = exitCode;
  }
}
