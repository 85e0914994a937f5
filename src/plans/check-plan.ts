/** What a plan says that cannot be so, whatever the form of its fields. */
import { type Issue, isCountryCode, isPlanDate } from '../core/index.ts';
import { firstDay, lastDay } from './days.ts';
import type { Where } from './read-plan.ts';

type Raw = Record<string, unknown>;
interface Placed {
  raw: Raw;
  path: PropertyKey[];
}

/**
 * Checks a parsed file whose fields may be wrong: what is not there or not of its kind is passed
 * over, since the schema says so.
 */
export function checkPlan(raw: unknown, where: Where): { faults: Issue[]; notes: Issue[] } {
  const priorities = listAt(raw, 'priorities', []);
  const actions = priorities.flatMap((p) => listAt(p.raw, 'actions', p.path));
  const indicators = actions.flatMap((a) => listAt(a.raw, 'indicators', a.path));
  return {
    faults: [
      ...unknownCountry(raw, where),
      ...repeatedIds('priority', priorities, where),
      ...repeatedIds('action', actions, where),
      ...repeatedIds('indicator', indicators, where),
      ...actions.flatMap((action) => reversedDates(action, where)),
      ...unknownPredecessors(actions, where),
      ...cycles(actions, where),
      ...indicators.flatMap((indicator) => wrongWay(indicator, where)),
    ],
    notes: [
      ...actions.flatMap((action) => harmNotes(action, where)),
      ...indicators.flatMap((indicator) => dueNotes(indicator, where)),
    ],
  };
}

function listAt(raw: unknown, key: string, path: PropertyKey[]): Placed[] {
  const list = (raw as Raw | null)?.[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, i) =>
    typeof entry === 'object' && entry !== null
      ? [{ raw: entry as Raw, path: [...path, key, i] }]
      : [],
  );
}

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

function unknownCountry(raw: unknown, where: Where): Issue[] {
  const country = textOf((raw as Raw | null)?.country);
  if (!/^[A-Z]{3}$/.test(country) || isCountryCode(country)) return [];
  const what = `country "${country}" is not known`;
  const fix = 'give an ISO alpha-3 code such as MLI';
  return [{ code: 'country-unknown', what, where: where(['country']), fix }];
}

function repeatedIds(kind: string, placed: readonly Placed[], where: Where): Issue[] {
  const first = new Map<string, Placed>();
  return placed.flatMap((one) => {
    const id = textOf(one.raw.id);
    const known = first.get(id);
    if (id !== '' && !known) first.set(id, one);
    if (id === '' || !known) return [];
    return [
      {
        code: 'plan-repeated-id',
        what: `${kind} "${id}" is there twice, first at ${where(known.path)}`,
        where: where([...one.path, 'id']),
        fix: 'give one of them another id',
      },
    ];
  });
}

const PAIRS: readonly [first: string[], second: string[]][] = [
  [['starts'], ['ends']],
  [
    ['answers', 'alerted'],
    ['answers', 'decided'],
  ],
  [
    ['answers', 'decided'],
    ['answers', 'acted'],
  ],
  [
    ['answers', 'alerted'],
    ['answers', 'acted'],
  ],
];

function reversedDates({ raw, path }: Placed, where: Where): Issue[] {
  const at = (keys: string[]) =>
    textOf(keys.reduce<unknown>((value, key) => (value as Raw | undefined)?.[key], raw));
  return PAIRS.flatMap(([first, second]) => {
    const [early, late] = [at(first), at(second)];
    if (!isPlanDate(early) || !isPlanDate(late) || lastDay(late) >= firstDay(early)) return [];
    return [
      {
        code: 'plan-dates',
        what: `${second.at(-1)} ${late} is before ${first.at(-1)} ${early}`,
        where: where([...path, ...second]),
        fix: 'correct one of the two dates',
      },
    ];
  });
}

function predecessorsOf(action: Placed): string[] {
  return Array.isArray(action.raw.after) ? action.raw.after.map(String) : [];
}

function unknownPredecessors(actions: readonly Placed[], where: Where): Issue[] {
  const ids = new Set(actions.map(({ raw }) => textOf(raw.id)));
  return actions.flatMap((action) =>
    predecessorsOf(action)
      .map((id, i) => ({ id, path: [...action.path, 'after', i] }))
      .filter(({ id }) => !ids.has(id))
      .map(({ id, path }) => ({
        code: 'plan-after-unknown',
        what: `there is no action "${id}" to come after`,
        where: where(path),
        fix: `choose among ${[...ids].join(', ')}`,
      })),
  );
}

/** Each cycle of `after` once, told at its action that stands first in the file. */
function cycles(actions: readonly Placed[], where: Where): Issue[] {
  const byId = new Map(actions.map((action) => [textOf(action.raw.id), action]));
  const state = new Map<string, 'open' | 'closed'>();
  const found: Issue[] = [];
  const visit = (id: string, way: readonly string[]): void => {
    const action = byId.get(id);
    if (!action || state.get(id) === 'closed') return;
    if (state.get(id) === 'open') {
      const ring = [...way.slice(way.indexOf(id)), id];
      found.push({
        code: 'plan-cycle',
        what: `actions wait for each other in a circle: ${ring.join(' → ')}`,
        where: where([...action.path, 'after']),
        fix: 'take one of them out of an after list',
      });
      return;
    }
    state.set(id, 'open');
    for (const before of predecessorsOf(action)) visit(before, [...way, id]);
    state.set(id, 'closed');
  };
  for (const id of byId.keys()) visit(id, []);
  return found;
}

function wrongWay({ raw, path }: Placed, where: Where): Issue[] {
  const [from, to] = [raw.baseline, raw.desired].map((one) => (one as Raw | undefined)?.value);
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const isRight = raw.direction === 'increase' ? to > from : to < from;
  if (isRight || (raw.direction !== 'increase' && raw.direction !== 'decrease')) return [];
  return [
    {
      code: 'indicator-direction',
      what: `direction is ${raw.direction}, yet the desired ${to} lies the other way from the baseline ${from}`,
      where: where([...path, 'desired']),
      fix: 'correct the direction, the baseline or the desired value',
    },
  ];
}

function harmNotes(action: Placed, where: Where): Issue[] {
  const questions = listAt(action.raw, 'do_no_harm', action.path);
  if (questions.length === 0)
    return [
      {
        code: 'do-no-harm-absent',
        what: `action "${textOf(action.raw.id)}" asks no do-no-harm question`,
        where: where(action.path),
        fix: 'add do_no_harm; vigie plan template shows questions to start from',
      },
    ];
  const open = questions.filter(({ raw }) => textOf(raw.answer).trim() === '');
  if (open.length === 0) return [];
  return [
    {
      code: 'do-no-harm-open',
      what: `${open.length} of ${questions.length} do-no-harm questions of "${textOf(action.raw.id)}" have no answer`,
      where: where([...open[0].path, 'question']),
      fix: 'answer them before the action starts',
    },
  ];
}

function dueNotes({ raw, path }: Placed, where: Where): Issue[] {
  return ['baseline', 'desired'].flatMap((key) => {
    const due = (raw[key] as Raw | undefined)?.due;
    if (due === undefined) return [];
    return [
      {
        code: 'indicator-due',
        what: `the ${key} of "${textOf(raw.id)}" is not known yet; it is due by ${textOf(due)}`,
        where: where([...path, key]),
        fix: 'put its value and date when it is known; until then nothing can be told',
      },
    ];
  });
}
