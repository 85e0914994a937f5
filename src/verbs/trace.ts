import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dossier, type SourceRef, VigieError } from '../core/index.ts';
import { answered, defineVerb } from './define.ts';

/** The way from a figure back to file, version and hash. */
export const trace = defineVerb({
  id: 'trace',
  positional: ['figure'],
  input: z.object({ figure: z.string(), out: z.string().default('dossiers') }),
  output: z.object({
    ...answered,
    figure: z.string(),
    chart: z.string(),
    title: z.object({ en: z.string(), fr: z.string() }),
    dossier: z.string(),
    code_version: z.string(),
    series: z.array(z.string()),
    sources: z.array(z.custom<SourceRef & { matches: boolean | null }>()),
  }),
  async run({ store }, { figure, out }) {
    const path = join(out, figure.split('/')[0], 'dossier.json');
    if (!existsSync(path)) throw dossierMissing(path, out);
    const dossier = JSON.parse(readFileSync(path, 'utf8')) as Dossier;
    const figures = dossier.sections.flatMap((section) => section.figures);
    const found = figures.find((candidate) => candidate.id === figure);
    if (!found)
      throw figureUnknown(
        figure,
        path,
        figures.map((candidate) => candidate.id),
      );
    return {
      run_id: dossier.run_id,
      as_of: dossier.as_of,
      notes: [],
      figure,
      chart: found.chart,
      title: found.title,
      dossier: path,
      code_version: dossier.code_version,
      series: found.series.map((series) => series.id),
      // A bundled table is compared with what ships now; a workspace file with what is there.
      sources: found.source.map((source) => ({
        ...source,
        matches: store.bundledTableIds().includes(source.source_id)
          ? store.bundledTable(source.source_id).description.source.sha256 === source.sha256
          : null,
      })),
    };
  },
});

function dossierMissing(path: string, out: string): VigieError {
  const made = existsSync(out) ? readdirSync(out).join(', ') : '';
  return new VigieError([
    {
      code: 'dossier-missing',
      what: 'there is no dossier that holds this figure',
      where: path,
      fix:
        made === ''
          ? 'make it with vigie dossier, or say where it is with --out'
          : `made so far: ${made}`,
    },
  ]);
}

function figureUnknown(figure: string, path: string, ids: readonly string[]): VigieError {
  return new VigieError([
    {
      code: 'figure-unknown',
      what: `figure "${figure}" is not in the dossier`,
      where: path,
      fix: `its figures: ${ids.join(', ')}`,
    },
  ]);
}
