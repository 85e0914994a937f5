/** `vigie estimate` on panels and words that cannot be used, and on those that can after a step. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { checkInput, parseCommand } from '../../src/cli/parse.ts';
import { type EffectReport, type Issue, randomStream, VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { estimate } from '../../src/verbs/estimate.ts';
import { issueIn } from '../../src/words/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
afterAll(async () => {
  await store.close();
  folder.remove();
});

type Row = readonly string[];

interface Shape {
  units?: number;
  time?: (t: number) => string;
}

const PERIODS = 20;
/** First treated period of the first unit, which is 8 higher from then on. */
const START = 14;
const year = (t: number) => String(1990 + t);
const month = (t: number) =>
  `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
const quarter = (t: number) => `${2001 + Math.floor(t / 4)}Q${(t % 4) + 1}`;
const day = (t: number) => `2020-01-${String(t + 1).padStart(2, '0')}`;

/** Counts of units that share a factor, as rows of unit, time and value. */
function rows({ units = 12, time = year }: Shape = {}): Row[] {
  const random = randomStream(7);
  const factor = Array.from({ length: PERIODS }, () => random() * 6);
  return Array.from({ length: units }, (_, u) =>
    factor.map((common, t) => {
      const value = 20 + u + (1 + u / 10) * common + 4 * random();
      return [`u${u}`, time(t), String(Math.round(value) + (u === 0 && t >= START ? 8 : 0))];
    }),
  ).flat();
}

const without = (isOut: (unit: string, time: string) => boolean) =>
  rows().filter(([unit, time]) => !isOut(unit, time));
const changed = (isAt: (unit: string, time: string) => boolean, value: string) =>
  rows().map(([unit, time, own]) => [unit, time, isAt(unit, time) ? value : own]);

function csv(lines: readonly Row[], header = 'unit,time,y', delimiter = ','): string {
  return `${[header.split(','), ...lines].map((row) => row.join(delimiter)).join('\n')}\n`;
}

interface Answer {
  notes: Issue[];
  estimates: EffectReport[];
}

let files = 0;

/** The terminal's words, from parsing to the answer; FILE is where the bytes are written. */
async function asked(bytes: string | Uint8Array, words: string, ending = 'csv'): Promise<Answer> {
  const path = folder.write(`panel-${files++}.${ending}`, bytes);
  const { input } = parseCommand(
    estimate as never,
    words.split(' ').map((word) => word.replace('FILE', path)),
  );
  const checked = checkInput(estimate as never, input);
  return estimate.run(
    { store, language: 'en', progress() {} },
    checked as never,
  ) as unknown as Promise<Answer>;
}

/** @throws what is not an issue: a bug */
async function refused(bytes: string, words: string): Promise<{ issues: Issue[]; exit: number }> {
  try {
    await asked(bytes, words);
  } catch (error) {
    if (error instanceof VigieError) return { issues: [...error.issues], exit: error.exitCode };
    throw error;
  }
  return { issues: [], exit: 0 };
}

const PANEL = '--panel FILE --unit unit --time time --outcome y';
const CASE = `${PANEL} --treated u0 --start 2004 --inference placebo`;
const SERIES = '--panel FILE --time time --outcome y --start 2004';
const STAGGERED = `${PANEL} --start-column s --estimator staggered --draws 100`;
const WHOLE = csv(rows());
const series = rows({ units: 1 });
const startsOf = (start: (unit: string, time: string) => string) =>
  csv(
    rows().map((row) => [...row, start(row[0], row[1])]),
    'unit,time,y,s',
  );

interface Refusal {
  bytes?: string;
  words: string;
  code: string;
  says: RegExp;
  where?: RegExp;
  exit?: 2;
}

const REFUSALS: Record<string, Refusal> = {
  'a year that no unit has': {
    bytes: csv(without((_, time) => time === '1995')),
    words: CASE,
    code: 'periods-missing',
    says: /1994 to 1996/,
  },
  'a month that no unit has': {
    bytes: csv(rows({ time: (t) => month(t > 5 ? t + 1 : t) })),
    words: CASE.replace('2004', '2011-02'),
    code: 'periods-missing',
    says: /2010-06 to 2010-08/,
  },
  'a quarter that no unit has': {
    bytes: csv(rows({ time: (t) => quarter(t > 5 ? t + 1 : t) })),
    words: CASE.replace('2004', '2004Q3'),
    code: 'periods-missing',
    says: /2002Q2 to 2002Q4/,
  },
  'months written by their first day, one missing': {
    bytes: csv(rows({ time: (t) => `${month(t > 5 ? t + 1 : t)}-01` })),
    words: CASE.replace('2004', '2011-02-01'),
    code: 'periods-missing',
    says: /2010-06-01 to 2010-08-01/,
  },
  'a treated unit that is absent': {
    words: CASE.replace('u0', 'Gao'),
    code: 'unit-unknown',
    says: /unit "Gao" is not in the panel/,
    where: /--treated/,
  },
  'a treated unit with a gap in the fit': {
    bytes: csv(without((unit, time) => unit === 'u0' && time === '1995')),
    words: CASE,
    code: 'treated-missing',
    says: /"u0" has no value in 1 periods of the fit: 1995/,
  },
  'a treated unit without a value after the start': {
    bytes: csv(without((unit, time) => unit === 'u0' && time >= '2004')),
    words: CASE,
    code: 'treated-missing',
    says: /no value from the start on/,
  },
  'a treated series that is constant before': {
    bytes: csv(changed((unit, time) => unit === 'u0' && time < '2004', '5')),
    words: CASE,
    code: 'series-constant',
    says: /the same value 5 in every period/,
  },
  'one donor': {
    bytes: csv(rows({ units: 2 })),
    words: CASE,
    code: 'donors-few',
    says: /at least 2 donors; there are 1/,
  },
  'a start outside the panel': {
    words: CASE.replace('2004', '2054'),
    code: 'period-unknown',
    says: /"2054" is outside the panel, which runs from 1990 to 2009/,
    where: /--start/,
  },
  'a start at the first period': {
    words: CASE.replace('2004', '1990'),
    code: 'fit-short',
    says: /the fit has 0 periods/,
  },
  'text in a number': {
    bytes: csv(changed((unit, time) => unit === 'u3' && time === '1995', 'many')),
    words: CASE,
    code: 'number',
    says: /"many" is not a number/,
    where: /line 67, column y$/,
  },
  'infinity in a number': {
    bytes: csv(changed((unit, time) => unit === 'u3' && time === '1995', 'Inf')),
    words: CASE,
    code: 'number',
    says: /"Inf" is not a number/,
  },
  'a number beyond all bounds': {
    bytes: csv(changed((unit, time) => unit === 'u3' && time === '1995', '1e999')),
    words: CASE,
    code: 'number',
    says: /"1e999" is too large/,
  },
  'decimal commas': {
    bytes: csv(
      rows().map(([unit, time, value]) => [unit, time, `${value},5`]),
      'unit,time,y',
      ';',
    ),
    words: `${CASE} --delimiter ;`,
    code: 'number',
    says: /,5" is not a number/,
  },
  'a second row of a unit and period': {
    bytes: csv([...rows(), rows()[5]]),
    words: CASE,
    code: 'row-repeated',
    says: /"u0" has a second row for 1995; the first is on line 7/,
    where: /line 242$/,
  },
  'units in a file read as one series': {
    words: `${SERIES} --estimator structural-time-series`,
    code: 'row-repeated',
    says: /second row for 1990/,
  },
  'a row that is cut': {
    bytes: `${WHOLE}u99,1990\n`,
    words: CASE,
    code: 'row-width',
    says: /2 columns, the header has 3/,
  },
  'an outcome that is no column': {
    words: CASE.replace('outcome y', 'outcome z'),
    code: 'column-missing',
    says: /column "z" is missing/,
  },
  'an empty file': { bytes: '', words: CASE, code: 'panel-empty', says: /no row/ },
  'a header alone': { bytes: 'unit,time,y\n', words: CASE, code: 'panel-empty', says: /no row/ },
  'a fit that ends after the start': {
    words: `${CASE} --fit 1990..2006`,
    code: 'fit-late',
    says: /runs to 2006, after the start 2004/,
  },
  'a fit from later to earlier': {
    words: `${CASE} --fit 2000..1994`,
    code: 'fit-short',
    says: /0 periods/,
  },
  'a negative value of the treated with sqrt': {
    bytes: csv(changed((unit, time) => unit === 'u0' && time === '1995', '-3')),
    words: `${CASE} --transform sqrt`,
    code: 'value-negative',
    says: /-3 is negative, and sqrt/,
    where: /unit u0/,
  },
  'a negative value of a donor with log1p': {
    bytes: csv(changed((unit, time) => unit === 'u2' && time === '1995', '-3')),
    words: `${CASE} --transform log1p --estimator synthetic-did`,
    code: 'value-negative',
    says: /-3 is negative, and log1p/,
    where: /unit u2/,
  },
  'a season longer than half the fit': {
    words: `${CASE} --estimator structural-time-series --season 12`,
    code: 'season-long',
    says: /14 periods, less than two seasons of 12/,
  },
  'a covariate with a gap': {
    bytes: csv(
      series.map(([, time, value], i) => [time, value, i === 3 ? '' : String((i * i) % 7)]),
      'time,y,x',
    ),
    words: `${SERIES} --estimator structural-time-series --covariates x`,
    code: 'covariate-missing',
    says: /"x" has no value in 1 of 20 periods, first in 1993/,
  },
  'a covariate that is no column': {
    words: `${CASE} --estimator structural-time-series --covariates x`,
    code: 'column-missing',
    says: /"x"/,
  },
  'a series alone for an estimator with donors': {
    bytes: csv(
      series.map((row) => row.slice(1)),
      'time,y',
    ),
    words: SERIES,
    code: 'donors-few',
    says: /there are 0/,
  },
  'a predictor over periods outside the panel': {
    words: `${CASE} --predictors y@1980..1995`,
    code: 'period-unknown',
    says: /"1980"/,
    where: /--predictors/,
  },
  'a donor that is treated': {
    words: `${CASE} --donors u0,u1,u2`,
    code: 'donor-treated',
    says: /"u0" is treated and a donor/,
  },
  'a donor that is not there': {
    words: `${CASE} --donors u1,u99`,
    code: 'unit-unknown',
    says: /"u99"/,
    where: /--donors/,
  },
  'a column of starts in which nobody starts': {
    bytes: startsOf(() => ''),
    words: STAGGERED,
    code: 'treated-none',
    says: /no unit has a start/,
  },
  'a unit with two starts': {
    bytes: startsOf((unit, time) => (unit === 'u0' ? (time < '2004' ? '0' : '2004') : '')),
    words: STAGGERED,
    code: 'start-varies',
    says: /"u0" has two starts, "0" and "2004"/,
  },
  'different starts for an estimator that takes one': {
    bytes: startsOf((unit) => ({ u0: '2004', u1: '2001' })[unit] ?? ''),
    words: STAGGERED.replace('staggered', 'synthetic-control'),
    code: 'starts-differ',
    says: /one start for all treated units; there are 2/,
  },
  'a transition and a panel': {
    words: `mali-wagner-2025 ${CASE}`,
    code: 'usage',
    says: /name a transition, or give a --panel/,
    exit: 2,
  },
  'neither a transition nor a panel': {
    words: '--start 2004',
    code: 'usage',
    says: /name a transition/,
    exit: 2,
  },
  'a panel without --time': {
    words: '--panel FILE --outcome y',
    code: 'usage',
    says: /--time is missing/,
    exit: 2,
  },
  'nobody treated': {
    words: `${PANEL} --start 2004`,
    code: 'usage',
    says: /nobody is treated/,
    where: /--treated/,
  },
  'no start': { words: `${PANEL} --treated u0`, code: 'usage', says: /no start/, where: /--start/ },
  'an estimator that is none': {
    words: `${CASE} --estimator oracle`,
    code: 'usage',
    says: /"oracle" is not/,
    where: /--estimator/,
    exit: 2,
  },
  'a procedure that is none': {
    words: `${CASE} --inference oracle`,
    code: 'usage',
    says: /oracle/,
    where: /--inference/,
    exit: 2,
  },
  'half a season': {
    words: `${CASE} --season 1.5`,
    code: 'usage',
    says: /1\.5/,
    where: /--season/,
    exit: 2,
  },
  'a penalty below zero': {
    words: `${CASE} --penalty=-1`,
    code: 'usage',
    says: /-1/,
    where: /--penalty/,
    exit: 2,
  },
  'an outcome that Vigie does not know': {
    words: 'mali-wagner-2025 --outcome nonsense',
    code: 'outcome-unknown',
    says: /"nonsense"/,
    exit: 2,
  },
  'a transition that is not in the registry': {
    words: 'mali-wagner-2055',
    code: 'transition-unknown',
    says: /mali-wagner-2055/,
    exit: 2,
  },
};

describe('is refused, with what, where and how to fix it in both languages:', () => {
  test.each(Object.entries(REFUSALS))(
    '%s',
    async (_, { bytes = WHOLE, words, code, says, where, exit = 1 }) => {
      const found = await refused(bytes, words);
      const issue = found.issues.find((one) => one.code === code);
      expect(issue, JSON.stringify(found.issues)).toBeDefined();
      expect(issue!.what).toMatch(says);
      expect(issue!.what).not.toMatch(/NaN|undefined|\n/);
      if (where) expect(issue!.where).toMatch(where);
      expect(found.exit).toBe(exit);
      for (const one of found.issues) {
        expect(one.fix.trim()).not.toBe('');
        const french = issueIn(one, 'fr');
        expect(french.what).not.toBe(one.what);
        expect(french.fix).not.toBe(one.fix);
      }
    },
  );

  test('all faults of a file at once', async () => {
    const bytes = csv(
      changed((unit) => unit === 'u3', 'many').map(([unit, time, value]) => [
        unit === 'u4' ? '' : unit,
        time,
        value,
      ]),
    );
    const { issues } = await refused(bytes, CASE);
    expect(issues.filter(({ code }) => code === 'number')).toHaveLength(PERIODS);
    expect(issues.filter(({ code }) => code === 'period')).toHaveLength(PERIODS);
  });
});

const mainOf = ({ estimates: [report] }: Answer) => ({
  effect: report.post.effect_mean,
  weights: report.weights,
  p: report.p_family,
});

describe('is taken, with what was done recorded:', () => {
  test('a donor with a gap is left out, named in a note', async () => {
    const bytes = csv(without((unit, time) => unit === 'u3' && time === '1995'));
    const { notes, estimates } = await asked(bytes, CASE);
    expect(notes).toMatchObject([{ code: 'donors-incomplete', what: expect.stringMatching(/u3/) }]);
    expect(estimates[0].donors).not.toContain('u3');
    expect(estimates[0].donors).toHaveLength(10);
  });

  test.each(['NaN', 'NA', '', '.'])('"%s" is a missing value', async (word) => {
    const bytes = csv(changed((unit, time) => unit === 'u3' && time === '1995', word));
    const { notes } = await asked(bytes, CASE);
    expect(notes.map(({ code }) => code)).toEqual(['donors-incomplete']);
  });

  test.each(['synthetic-control', 'penalised', 'ridge-augmented', 'synthetic-did'])(
    '%s: a treated unit with a gap after the start is judged by the other periods',
    async (id) => {
      const bytes = csv(without((unit, time) => unit === 'u0' && time === '2004'));
      const { estimates } = await asked(
        bytes,
        `${PANEL} --treated u0 --start 2004 --estimator ${id}`,
      );
      expect(estimates[0].post.periods).toBe(5);
      expect(estimates[0].post.effect_mean).toBeGreaterThan(3);
      expect(estimates[0].path.find(({ time }) => time === '2004')!.observed).toBeNaN();
    },
  );

  test.each(['structural-time-series --draws 200', 'matrix-completion', 'staggered --draws 100'])(
    'a treated unit with a gap before the start: %s',
    async (id) => {
      const bytes = csv(without((unit, time) => unit === 'u0' && time === '1995'));
      const words = `${PANEL} --treated u0 --start 2004 --inference placebo,prediction-interval`;
      const { notes, estimates } = await asked(bytes, `${words} --estimator ${id}`);
      expect(notes.length).toBeGreaterThan(0);
      expect(estimates[0].post.effect_mean).toBeGreaterThan(3);
    },
  );

  test('a gap between the fit and the start does no harm', async () => {
    const bytes = csv(without((unit, time) => unit < 'u4' && time === '2003'));
    const { estimates, notes } = await asked(bytes, `${CASE} --fit 1990..2002`);
    expect(estimates[0].donors).toHaveLength(11);
    expect(notes).toEqual([]);
  });

  test('a series without units, with and without covariates', async () => {
    const lines = series.map(([, time, value], i) => [time, value, String((i * i) % 7)]);
    const words = `${SERIES} --estimator structural-time-series --draws 200`;
    for (const more of ['', ' --covariates x']) {
      const { estimates } = await asked(csv(lines, 'time,y,x'), words + more);
      expect(estimates[0].treated).toEqual(['the series']);
      expect(estimates[0].post.effect_mean).toBeGreaterThan(3);
    }
  });

  test('interrupted series: the checks that a shorter fit cannot carry are left out', async () => {
    const { estimates } = await asked(WHOLE, `${CASE} --estimator interrupted-series`);
    expect(estimates[0].robustness.in_time).toEqual([]);
    expect(estimates[0].post.effect_mean).toBeGreaterThan(3);
  });

  test('years, months, quarters and days give the same numbers', async () => {
    const wanted = mainOf(await asked(WHOLE, CASE));
    for (const time of [month, quarter, day, (t: number) => `${month(t)}-01`]) {
      const answer = await asked(csv(rows({ time })), CASE.replace('2004', time(START)));
      expect(mainOf(answer)).toEqual(wanted);
    }
  });

  test('rows in any order, semicolons, a byte order mark, blank lines give the same numbers', async () => {
    const wanted = mainOf(await asked(WHOLE, CASE));
    const shuffled = [...rows()].sort((a, b) => (a[1] + a[0] < b[1] + b[0] ? 1 : -1));
    const backwards = mainOf(await asked(csv(shuffled), CASE));
    expect(backwards.effect).toBeCloseTo(wanted.effect, 8);
    const semicolons = csv(rows(), 'unit,time,y', ';');
    expect(mainOf(await asked(semicolons, `${CASE} --delimiter ;`))).toEqual(wanted);
    expect(mainOf(await asked(`\uFEFF${WHOLE}\n\n`, CASE))).toEqual(wanted);
  });

  test('a Parquet file gives what its CSV gives', async () => {
    const wanted = mainOf(await asked(WHOLE, CASE));
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'unit', type: 'STRING', data: rows().map(([unit]) => unit) },
        { name: 'time', type: 'INT32', data: rows().map(([, time]) => Number(time)) },
        { name: 'y', type: 'DOUBLE', data: rows().map(([, , value]) => Number(value)) },
      ],
    });
    expect(mainOf(await asked(new Uint8Array(buffer), CASE, 'parquet'))).toEqual(wanted);
  });

  test('several treated units are one mean, and a name given twice is one unit', async () => {
    const { estimates } = await asked(WHOLE, CASE.replace('u0', 'u0,u1'));
    const values = (unit: string) =>
      rows()
        .filter(([name]) => name === unit)
        .map(([, , value]) => Number(value));
    expect(estimates[0].treated).toEqual(['u0', 'u1']);
    estimates[0].path.forEach(({ observed }, t) => {
      expect(observed).toBeCloseTo((values('u0')[t] + values('u1')[t]) / 2, 10);
    });
    const twice = await asked(WHOLE, CASE.replace('u0', 'u0,u0'));
    expect(mainOf(twice)).toEqual(mainOf(await asked(WHOLE, CASE)));
  });

  test('two outcomes are one family, though a donor is missing in one of them', async () => {
    const lines = rows().map((row, i) => [
      ...row,
      row[0] === 'u5' && row[1] === '1994' ? '' : String(Number(row[2]) + (i % 3)),
    ]);
    const words = CASE.replace('outcome y', 'outcome y,z');
    const { estimates } = await asked(csv(lines, 'unit,time,y,z'), words);
    expect(estimates.map(({ outcome, donors }) => [outcome, donors.length])).toEqual([
      ['y', 11],
      ['z', 10],
    ]);
    for (const { p_family, inference } of estimates)
      expect(p_family).toBeGreaterThanOrEqual(inference[0].p);
  });

  test('staggered starts, with units that start late, first, after the panel, and never', async () => {
    const starts: Record<string, string> = { u0: '2004', u1: '2001', u2: '1990', u3: '2050' };
    const { estimates, notes } = await asked(
      startsOf((unit) => starts[unit] ?? '0'),
      STAGGERED,
    );
    expect(estimates[0].start).toBe('2001');
    expect(new Set(estimates[0].groups!.map(({ group }) => group))).toEqual(
      new Set(['2001', '2004']),
    );
    expect(estimates[0].aggregate).toHaveProperty('simple.att');
    expect(notes.map(({ code }) => code)).toContain('base-outside');
    expect(estimates[0].not_defined.map(({ procedure }) => procedure)).toContain('placebo');
  });

  test('staggered starts in the second period of five, some units the same in two periods', async () => {
    const lines = rows()
      .filter(([, time]) => time < '1995')
      .map(([unit, time, value]) => [
        unit,
        time,
        unit === 'u1' && time < '1992' ? '20' : value,
        { u0: '1991', u1: '1993' }[unit] ?? '',
      ]);
    const { estimates } = await asked(csv(lines, 'unit,time,y,s'), STAGGERED);
    expect(estimates[0].start).toBe('1991');
    expect(estimates[0].groups!.length).toBeGreaterThan(0);
  });
});
