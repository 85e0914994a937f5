/** Anybody's draws held against what came, row by row. */
import { type Issue, VigieError } from '../core/index.ts';
import { resampled, scoreRows, scores, summaryOf } from '../scores/index.ts';
import { type DrawsColumns, readDraws } from './draws-file.ts';
import { readPanelFile } from './panel-file.ts';
import { note } from './run.ts';

export interface ScoredRow {
  unit: string;
  month: string;
  observed: number;
  /** by score, NaN where it does not apply */
  [score: string]: number | string;
}

export interface SamplesScored {
  n: number;
  n_samples: number;
  /** by score */
  figures: Record<string, number>;
  rows: ScoredRow[];
  hashes: string[];
  notes: Issue[];
}

/** Scores of a row that have one number a row. */
const byRow = scores.entries.filter(({ per, parts }) => per === 'row' && parts === undefined);

/**
 * @param resample draws to stretch a few draws to for the ignorance score, as the VIEWS challenge did
 * @throws every fault of the two files; `observed-missing` when no row has an observed value
 */
export async function scoreSamples(
  path: string,
  observedPath: string,
  columns: DrawsColumns,
  resample: number | undefined,
): Promise<SamplesScored> {
  const draws = await readDraws(path, columns);
  const truth = await readPanelFile({
    path: observedPath,
    unit: columns.unit,
    time: columns.time,
    columns: [columns.value],
    delimiter: columns.delimiter,
  });
  const units = new Map(truth.unit_ids.map((unit, u) => [unit, u]));
  const months = new Map(truth.periods.map((label, t) => [label.slice(0, 7), t]));
  const observed = Float64Array.from(draws.rows, ({ unit, month }) => {
    const [u, t] = [units.get(unit), months.get(month)];
    return u === undefined || t === undefined
      ? Number.NaN
      : truth.columns[columns.value][u * truth.periods.length + t];
  });
  const known = observed.filter((value) => !Number.isNaN(value)).length;
  if (known === 0) throw nothingObserved(path, observedPath, draws.rows[0]);
  const { n_samples, samples } = draws;
  const values = scoreRows([{ samples, observed, n_leads: 1, n_samples }], byRow);
  if (resample !== undefined) {
    const wide = resampled(samples, n_samples, resample);
    const again = { samples: wide, observed, n_leads: 1, n_samples: resample };
    Object.assign(values, scoreRows([again], [scores.get('ign')]));
  }
  const missing = draws.rows.length - known;
  return {
    n: known,
    n_samples,
    figures: Object.fromEntries(
      byRow.map((score) => [score.id, summaryOf(score, values[score.id])]),
    ),
    rows: draws.rows.map((row, r) => ({
      ...row,
      observed: observed[r],
      ...Object.fromEntries(byRow.map(({ id }) => [id.replaceAll('-', '_'), values[id][r]])),
    })),
    hashes: [draws.sha256, truth.sha256],
    notes:
      missing === 0
        ? []
        : [
            note(
              'observed-missing',
              `${missing} of ${draws.rows.length} rows have no observed value and are not scored`,
              observedPath,
              'give the observed value of each unit and month, or leave these draws out',
            ),
          ],
  };
}

function nothingObserved(
  path: string,
  observedPath: string,
  row: { unit: string; month: string },
): VigieError {
  return new VigieError([
    {
      code: 'observed-none',
      what: `no unit and month of ${path} is observed; the first is "${row.unit}" in ${row.month}`,
      where: observedPath,
      fix: 'name units and months alike in both files',
    },
  ]);
}
