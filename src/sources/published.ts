/** What a file of levels speaks for, and when it was published. */
import {
  type FileHint,
  type LevelRow,
  type Month,
  monthFromText,
  monthText,
  periodEnd,
  type Release,
  VigieError,
} from '../core/index.ts';

export interface Publication {
  dataset: string;
  licence: string;
  citation: string;
  hint: FileHint;
  /** month of the year in which each outcome's yearly period ends, December when absent */
  ends?: Readonly<Record<string, number>>;
}

/**
 * The month of publication comes from `--release YYYY-MM`, or from such a month in the file's name.
 * Where neither says it, the month after the newest figures is assumed, so that they count as
 * provisional: the careful reading.
 */
export function releaseOfLevels(levels: readonly LevelRow[], publication: Publication): Release {
  const { dataset, licence, citation, hint, ends = {} } = publication;
  const endOf = (row: LevelRow) => periodEnd(row.period, ends[row.outcome]);
  const last = Math.max(...levels.map(endOf));
  const stated = statedMonth(hint);
  const published = stated ?? last + 1;
  return {
    dataset,
    version: monthText(published),
    licence,
    citation,
    redistributable: true,
    published,
    rank: 0,
    final: true,
    covers: {
      from: Math.min(
        ...levels.map((row) => (row.period.length === 4 ? endOf(row) - 11 : endOf(row))),
      ),
      to: last,
      countries: [...new Set(levels.map((row) => row.country))].sort(),
    },
    notes:
      stated === undefined
        ? [
            {
              code: 'release-assumed',
              what: `the file does not say when it was published; ${monthText(published)}, the month after its newest figures, was assumed`,
              where: hint.name,
              fix: 'give --release YYYY-MM, the month in which the file was published',
            },
          ]
        : [],
  };
}

function statedMonth(hint: FileHint): Month | undefined {
  if (hint.release === undefined) {
    const named = /(?<!\d)(20\d{2})-(0[1-9]|1[0-2])(?!\d)/.exec(hint.name);
    return named ? monthFromText(`${named[1]}-${named[2]}`) : undefined;
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(hint.release)) return monthFromText(hint.release);
  throw new VigieError(
    [
      {
        code: 'release-unreadable',
        what: `"${hint.release}" is not a month of publication`,
        where: '--release',
        fix: 'write it as YYYY-MM, for instance 2025-06',
      },
    ],
    2,
  );
}
