/** Anybody's panel as a case to be estimated. */
import {
  type ImpactPanel,
  type Issue,
  type Predictor,
  type Span,
  VigieError,
} from '../core/index.ts';
import type { CaseChoice } from './estimate-case.ts';
import { type LongPanel, ONE_SERIES, readPanelFile } from './panel-file.ts';

/** What the user said of the file; times are its own labels. */
export interface PanelRequest {
  panel: string;
  unit?: string | undefined;
  time: string;
  treated?: readonly string[] | undefined;
  start?: string | undefined;
  start_column?: string | undefined;
  delimiter?: string | undefined;
  donors?: readonly string[] | undefined;
  exclude?: readonly string[] | undefined;
  estimator: string;
  predictors?: string | undefined;
  fit?: string | undefined;
  pre?: number | undefined;
  post?: number | undefined;
  covariates?: readonly string[] | undefined;
}

/** @throws every fault of the file, or every fault of the request */
export async function readRequested(
  request: PanelRequest,
  outcomes: readonly string[],
): Promise<LongPanel> {
  const wanted = [
    ...outcomes,
    ...(request.covariates ?? []),
    ...predictorWords(request.predictors).map(([column]) => column),
  ];
  return readPanelFile({
    path: request.panel,
    unit: request.unit,
    time: request.time,
    columns: [...new Set(wanted)],
    delimiter: request.delimiter,
    label: request.start_column,
  });
}

/** The case of one outcome. @throws every fault of the request at once */
export function panelCase(long: LongPanel, request: PanelRequest, outcome: string): CaseChoice {
  const faults: Issue[] = [];
  const fault = (code: string, what: string, where: string, fix: string) =>
    faults.push({ code, what, where, fix });
  const panel: ImpactPanel = {
    unit_ids: long.unit_ids,
    periods: long.periods,
    values: long.columns[outcome],
    columns: long.columns,
  };
  const unitOf = (name: string, where: string) => {
    const unit = long.unit_ids.indexOf(name);
    if (unit < 0) {
      const near = long.unit_ids.filter((id) =>
        id.toLowerCase().includes(name.toLowerCase().slice(0, 4)),
      );
      const some = near.length > 0 ? near : long.unit_ids;
      fault(
        'unit-unknown',
        `unit "${name}" is not in the panel`,
        where,
        `units there: ${some.slice(0, 10).join(', ')}`,
      );
    }
    return unit;
  };
  const periodOf = (label: string, where: string) => {
    const at = long.periods.indexOf(label);
    if (at < 0) {
      const what = `period "${label}" is outside the panel, which runs from ${long.periods[0]} to ${long.periods[long.periods.length - 1]}`;
      fault('period-unknown', what, where, 'write it as the file does');
    }
    return at;
  };
  const starts = request.start_column === undefined ? undefined : startsOf(long, fault);
  const names = request.treated ?? (request.unit === undefined ? [ONE_SERIES] : []);
  if (!starts && names.length === 0)
    fault('usage', 'nobody is treated', '--treated', 'name the treated unit');
  if (!starts && request.start === undefined)
    fault('usage', 'no start is given', '--start', 'name the first treated period');
  const treated = starts
    ? long.unit_ids.flatMap((_, unit) => (starts[unit] >= 0 ? [unit] : []))
    : [...new Set(names)].map((name) => unitOf(name, '--treated'));
  if (starts && treated.length === 0)
    fault(
      'treated-none',
      'no unit has a start',
      '--start-column',
      'write the first treated period of each treated unit in that column',
    );
  const start = starts
    ? Math.min(long.periods.length, ...starts.filter((first) => first >= 1))
    : periodOf(request.start ?? long.periods[0], '--start');
  const chosen = request.donors?.map((name) => unitOf(name, '--donors'));
  for (const unit of chosen ?? [])
    if (treated.includes(unit) && unit >= 0)
      fault(
        'donor-treated',
        `"${long.unit_ids[unit]}" is treated and a donor`,
        '--donors',
        'take it out of the donors',
      );
  const excluded = (request.exclude ?? []).map((name) => unitOf(name, '--exclude'));
  const donors = (chosen ?? long.unit_ids.map((_, unit) => unit)).filter(
    (unit) => !treated.includes(unit) && !excluded.includes(unit),
  );
  const fit = request.fit === undefined ? { from: 0, to: start } : spanOf(request.fit, periodOf);
  if (request.pre !== undefined) fit.from = Math.max(fit.from, fit.to - request.pre);
  const post = { from: start, to: long.periods.length };
  if (request.post !== undefined) post.to = Math.min(post.to, start + request.post);
  if (fit.to > start && !starts) {
    const what = `the fit runs to ${long.periods[fit.to - 1]}, after the start ${long.periods[start]}`;
    fault('fit-late', what, '--fit', 'end the fit before the start');
  }
  const predictors = predictorsOf(request.predictors, long, periodOf);
  if (faults.length > 0) throw new VigieError(faults);
  return {
    panel,
    estimator: request.estimator,
    treated,
    donors,
    start,
    ...(starts && { starts }),
    fit,
    post,
    options: {
      predictors,
      covariates: request.covariates ?? [],
      pre: { from: request.pre === undefined ? 0 : fit.from, to: start },
    },
    where: `${request.panel}, column ${outcome}`,
  };
}

type Fault = (code: string, what: string, where: string, fix: string) => unknown;
const inWords = new Intl.Collator('en', { numeric: true });
const NEVER = new Set(['', '0', 'NA', 'NaN', 'Inf', 'inf', 'never', 'null']);

/** First treated period of each unit; a start before the panel is its first period. */
function startsOf(long: LongPanel, fault: Fault): Int32Array {
  return Int32Array.from(long.unit_ids, (unit, i) => {
    const label = long.labels[i];
    if (NEVER.has(label)) return -1;
    const at = long.periods.indexOf(label);
    if (at >= 0) return at;
    const later = long.periods[long.periods.length - 1];
    if (inWords.compare(label, later) > 0) return -1;
    const what = `start "${label}" of "${unit}" is outside the panel, which runs from ${long.periods[0]} to ${later}`;
    fault(
      'period-unknown',
      what,
      '--start-column',
      'leave the start empty for units that were never treated, and leave out units that always were',
    );
    return -1;
  });
}

/** `from..to`, both included, as a half-open span. */
function spanOf(text: string, periodOf: (label: string, where: string) => number): Span {
  const [from, to = from] = text.split('..');
  return { from: periodOf(from, '--fit'), to: periodOf(to, '--fit') + 1 };
}

/** `col@from..to,col@at` → name and ends. */
function predictorWords(text: string | undefined): [column: string, from: string, to: string][] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.lastIndexOf('@');
      const [from, to = from] = at < 0 ? ['', ''] : part.slice(at + 1).split('..');
      return [at < 0 ? part : part.slice(0, at), from, to];
    });
}

function predictorsOf(
  text: string | undefined,
  long: LongPanel,
  periodOf: (label: string, where: string) => number,
): Predictor[] {
  const last = long.periods.length - 1;
  return predictorWords(text).map(([column, from, to]) => ({
    column,
    from: from === '' ? 0 : periodOf(from, '--predictors'),
    to: to === '' ? last : periodOf(to, '--predictors'),
  }));
}
