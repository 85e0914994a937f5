import { describe, expect, it } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { checkAreas, type KnownList, readPlan } from '../../src/plans/index.ts';
import { planOf, rawAction, rawIndicator, rawPlan, yamlOf } from './hand-plan.ts';

type Raw = Record<string, unknown>;

function faultsOf(text: string): { code: string; what: string; where: string; fix: string }[] {
  try {
    readPlan(text, 'plan.yaml');
  } catch (error) {
    if (error instanceof VigieError) return [...error.issues];
    throw error;
  }
  return [];
}

const broken = (actions: Raw[], more: Raw = {}) => faultsOf(yamlOf(rawPlan(actions, more)));
const without = (raw: Raw, key: string) =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => name !== key));

/** Broken plans, each with its one fault. */
const BROKEN: [
  what: string,
  code: string,
  says: RegExp,
  faults: () => ReturnType<typeof faultsOf>,
][] = [
  ['an empty file', 'plan-empty', /holds no plan/, () => faultsOf('')],
  ['a list', 'plan-empty', /holds no plan/, () => faultsOf('- 1\n- 2\n')],
  ['YAML that is none', 'plan-yaml', /cannot be read as YAML/, () => faultsOf('plan: "x\n')],
  [
    'a key given twice',
    'plan-yaml',
    /cannot be read as YAML/,
    () => faultsOf('plan: a\nplan: b\n'),
  ],
  [
    'an unknown status',
    'plan-status',
    /status "doing"/,
    () => broken([rawAction({ status: 'doing' })]),
  ],
  [
    'an indicator without baseline',
    'indicator-baseline',
    /no baseline/,
    () => broken([rawAction({ indicators: [without(rawIndicator(), 'baseline')] })]),
  ],
  [
    'a baseline without its date',
    'plan-field',
    /baseline/,
    () => broken([rawAction({ indicators: [rawIndicator({ baseline: { value: 3 } })] })]),
  ],
  [
    'a cycle of three actions',
    'plan-cycle',
    /a → c → b → a/,
    () =>
      broken([
        rawAction({ id: 'a', after: ['c'] }),
        rawAction({ id: 'b', after: ['a'] }),
        rawAction({ id: 'c', after: ['b'] }),
      ]),
  ],
  [
    'an action after itself',
    'plan-cycle',
    /dig → dig/,
    () => broken([rawAction({ after: ['dig'] })]),
  ],
  [
    'an action after none',
    'plan-after-unknown',
    /no action "pump"/,
    () => broken([rawAction({ after: ['pump'] })]),
  ],
  [
    'two actions of one id',
    'plan-repeated-id',
    /action "dig" is there twice, first at plan.yaml line 8/,
    () => broken([rawAction(), rawAction()]),
  ],
  [
    'two indicators of one id',
    'plan-repeated-id',
    /indicator "wells"/,
    () => broken([rawAction({ indicators: [rawIndicator(), rawIndicator()] })]),
  ],
  [
    'an end before the start',
    'plan-dates',
    /ends 2025-02 is before starts 2025-03-01/,
    () => broken([rawAction({ ends: '2025-02' })]),
  ],
  [
    'a decision before its alert',
    'plan-dates',
    /decided 2025-01-02 is before alerted 2025-01-05/,
    () =>
      broken([
        rawAction({ answers: { alert: 'dry', alerted: '2025-01-05', decided: '2025-01-02' } }),
      ]),
  ],
  [
    'a day that is none',
    'plan-field',
    /starts "2025-02-30"/,
    () => broken([rawAction({ starts: '2025-02-30' })]),
  ],
  [
    'a field that is not known',
    'plan-key',
    /"colour"/,
    () => broken([rawAction({ colour: 'red' })]),
  ],
  [
    'a field that is missing',
    'plan-missing',
    /"lead" is missing/,
    () => broken([without(rawAction(), 'lead')]),
  ],
  [
    'a country that is none',
    'country-unknown',
    /"XXX"/,
    () => broken([rawAction()], { country: 'XXX' }),
  ],
  [
    'a wanted value on the wrong side',
    'indicator-direction',
    /lies the other way/,
    () => broken([rawAction({ indicators: [rawIndicator({ direction: 'decrease' })] })]),
  ],
  [
    'access beyond 3',
    'plan-field',
    /level "4"/,
    () =>
      broken([rawAction({ access: [{ constraint: 'insecurity', level: 4, date: '2025-01' }] })]),
  ],
  [
    'a constraint that ACAPS does not have',
    'plan-field',
    /constraint "rain"/,
    () => broken([rawAction({ access: [{ constraint: 'rain', level: 1, date: '2025-01' }] })]),
  ],
];

describe('a plan file', () => {
  it('that is sound is read with its defaults', () => {
    const { plan, notes } = readPlan(
      yamlOf(rawPlan([rawAction({ indicators: [rawIndicator()] })])),
      'p.yaml',
    );
    expect(notes).toEqual([]);
    expect(plan).toMatchObject({ plan: 'tarda', evidence_after_days: 90, example: false });
    expect(plan.title).toEqual({ en: 'Plan of Tarda', fr: 'Plan of Tarda' });
    expect(plan.priorities[0].actions[0].indicators[0].late_after_days).toBe(180);
  });

  it.each(BROKEN)('with %s is refused', (_, code, says, faults) => {
    const found = faults();
    expect(found.map((issue) => issue.code)).toEqual([code]);
    expect(found[0].what).toMatch(says);
    expect(found[0].where).toMatch(/^plan\.yaml/);
    expect(found[0].fix).not.toBe('');
    expect(found[0].what).not.toMatch(/undefined|\[object/);
  });

  it('says every fault at once, each with its line', () => {
    const text = yamlOf(
      rawPlan([
        rawAction({ status: 'doing', ends: '2024-01' }),
        rawAction({ indicators: [without(rawIndicator(), 'baseline')] }),
      ]),
    );
    const found = faultsOf(text);
    expect(found.map(({ code }) => code).sort()).toEqual([
      'indicator-baseline',
      'plan-dates',
      'plan-repeated-id',
      'plan-status',
    ]);
    const line = text.split('\n').findIndex((one) => one.includes('status: doing')) + 1;
    expect(found.find(({ code }) => code === 'plan-status')!.where).toContain(`line ${line},`);
  });

  it('with questions that nobody answered, or a baseline to come, is read with notes', () => {
    const raw = rawPlan([
      rawAction({
        do_no_harm: [{ question: 'Who owns the land?' }],
        indicators: [rawIndicator({ baseline: { due: '2025-06' }, desired: { due: '2025-06' } })],
      }),
      rawAction({ id: 'pump', do_no_harm: [] }),
    ]);
    const codes = readPlan(yamlOf(raw), 'plan.yaml').notes.map(({ code }) => code);
    expect(codes).toEqual([
      'do-no-harm-open',
      'do-no-harm-absent',
      'indicator-due',
      'indicator-due',
    ]);
  });
});

describe('p-codes of a plan', () => {
  const list = (list_date: string, names: Record<string, string>, level = 'admin1'): KnownList => ({
    list_id: `list-${list_date}`,
    iso3: 'MLI',
    level: level as 'admin1',
    list_date,
    names: new Map(Object.entries(names)),
    complete: true,
  });
  const old = list('2021-12', { ML01: 'Kayes', ML02: 'Koulikoro' });
  const old2 = list('2021-12', { ML0101: 'Bafoulabe', ML0102: 'Diema' }, 'admin2');
  const renewed = list('2024-02', { ML01: 'Kayes', ML02: 'Koulikoro', ML11: 'Nioro' });
  const reforms = [{ country: 'MLI', from: '2023-03' }];
  const where = (path: readonly PropertyKey[]) => `plan.yaml, ${path.join('.')}`;
  const check = (area: string[], pcodes: string | undefined, lists: KnownList[]) =>
    checkAreas({ ...planOf(rawAction({ area })), pcodes }, lists, reforms, where);
  const codes = (found: ReturnType<typeof check>) => found.faults.map(({ code }) => code);

  it('of the list of their month are right', () => {
    expect(codes(check(['MLI', 'ML01', 'ML0102'], '2022-03', [old, old2, renewed]))).toEqual([]);
  });

  it('after a reform need the month of their list', () => {
    expect(codes(check(['ML01'], undefined, [old]))).toEqual(['pcode-undated']);
  });

  it('of another vintage are told apart, with the list that has them', () => {
    const [fault] = check(['ML11'], '2022-03', [old, renewed]).faults;
    expect(fault.code).toBe('pcode-vintage');
    expect(fault.what).toBe(
      '"ML11" is not in the list of MLI of 2021-12, but is "Nioro" in the list of 2024-02',
    );
    expect(fault.where).toBe('plan.yaml, priorities.0.actions.0.area.0');
  });

  it('of a second level are refused offline when their first level is in no list of their time', () => {
    expect(codes(check(['ML1501'], '2022-03', [old]))).toEqual(['pcode-vintage']);
    expect(codes(check(['ML0203'], '2022-03', [old]))).toEqual([]);
  });

  it('that no list here can tell are a note, not a fault', () => {
    const found = check(['ML11', 'BF46'], '2024-03', [old]);
    expect(found.faults).toEqual([]);
    expect(found.notes.map(({ code }) => code)).toEqual(['pcode-unchecked', 'pcode-unchecked']);
  });

  it('with the letters of no country are refused', () => {
    expect(codes(check(['QQ01', 'QQQ'], '2022-03', [old]))).toEqual([
      'pcode-country',
      'area-unknown',
    ]);
  });
});
