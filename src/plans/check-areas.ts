/** P-codes of a plan against lists: of the wrong vintage, of no list, or not to be checked here. */
import { ADMIN_LEVELS, countryName, type Issue, isCountryCode, type Plan } from '../core/index.ts';
import { countryOf } from './match-presence.ts';
import type { PcodeList, PcodeReform } from './pcode-lists.ts';
import type { Where } from './read-plan.ts';

/** Whether a list has every area of its country and level, so that a code it lacks does not exist. */
export type KnownList = PcodeList & { complete: boolean };

/**
 * What can be said of the codes of a plan: with an imported list whether each is in it; offline
 * whether a first-level code, or the first-level part of a longer one, is in the bundled list.
 */
export function checkAreas(
  plan: Plan,
  lists: readonly KnownList[],
  reforms: readonly PcodeReform[],
  where: Where,
): { faults: Issue[]; notes: Issue[] } {
  const faults: Issue[] = [];
  const notes: Issue[] = [];
  const unchecked = new Map<string, string[]>();
  for (const { code, path } of codesOf(plan)) {
    if (/^[A-Z]{3}$/.test(code)) {
      if (!isCountryCode(code))
        faults.push({
          code: 'area-unknown',
          what: `"${code}" is no country`,
          where: where(path),
          fix: 'give an ISO alpha-3 code such as MLI, or a p-code',
        });
      continue;
    }
    const iso3 = countryOf(code.replace(/\d+$/, ''));
    if (!iso3) {
      faults.push({
        code: 'pcode-country',
        what: `p-code "${code}" begins with the letters of no country`,
        where: where(path),
        fix: 'give the code as the list has it, such as ML05',
      });
      continue;
    }
    const reform = reforms
      .filter(({ country }) => country === iso3)
      .map(({ from }) => from)
      .sort()
      .at(-1);
    if (reform && !plan.pcodes) {
      faults.push({
        code: 'pcode-undated',
        what: `"${code}" means one area in lists of ${iso3} before ${reform} and may mean another since, and the plan does not say of which month its list is`,
        where: where(path),
        fix: `add pcodes: YYYY-MM to the plan, the month in which its list was valid`,
      });
      continue;
    }
    const said = wrongVintage(code, iso3, plan.pcodes, lists, reform);
    if (said === 'unchecked') unchecked.set(iso3, [...(unchecked.get(iso3) ?? []), code]);
    else if (said) faults.push({ code: 'pcode-vintage', where: where(path), ...said });
  }
  for (const [iso3, codes] of unchecked)
    notes.push({
      code: 'pcode-unchecked',
      what: `${codes.length} p-codes of ${countryName(iso3, 'en')} cannot be checked: no list of ${plan.pcodes ?? 'any month'} is here`,
      where: where(['pcodes']),
      fix: 'vigie areas import FILE --list-date YYYY-MM takes one',
    });
  return { faults, notes };
}

/** Every area that a plan names. */
function codesOf(plan: Plan): { code: string; path: PropertyKey[] }[] {
  return plan.priorities.flatMap(({ actions }, p) =>
    actions.flatMap((action, a) => {
      const path = ['priorities', p, 'actions', a];
      return [
        ...action.area.map((code, i) => ({ code, path: [...path, 'area', i] })),
        ...action.access.flatMap(({ area }, i) =>
          area ? [{ code: area, path: [...path, 'access', i, 'area'] }] : [],
        ),
        ...action.indicators.flatMap(({ area }, i) =>
          area ? [{ code: area, path: [...path, 'indicators', i, 'area'] }] : [],
        ),
      ];
    }),
  );
}

function wrongVintage(
  code: string,
  iso3: string,
  month: string | undefined,
  lists: readonly KnownList[],
  reform: string | undefined,
): { what: string; fix: string } | 'unchecked' | undefined {
  const own = lists.filter((list) => list.iso3 === iso3);
  const isOfMonth = (list: KnownList) =>
    !reform || !month ? true : month < reform === list.list_date < reform;
  const holds = (list: KnownList) => list.names.has(code);
  const fitting = own.filter(isOfMonth);
  if (fitting.some(holds)) return undefined;
  const other = own.filter((list) => !isOfMonth(list)).find(holds);
  const level = ADMIN_LEVELS[code.replace(/\D/g, '').length <= 3 ? 0 : 1];
  const same = fitting.filter((list) => list.level === level && list.complete);
  const above = fitting.find((list) => list.level === 'admin1' && list.complete);
  const outside =
    same.length === 0 &&
    level === 'admin2' &&
    above !== undefined &&
    ![...above.names.keys()].some((first) => code.startsWith(first));
  if (other)
    return {
      what: `"${code}" is not in the list of ${iso3} of ${fitting[0]?.list_date ?? month}, but is "${other.names.get(code)}" in the list of ${other.list_date}`,
      fix: `write the codes of one list, and its month under pcodes; vigie areas crosswalk shows which areas became which`,
    };
  if (same.length > 0 || outside) {
    const list = same[0] ?? above!;
    return {
      what: `"${code}" is not in the list of ${iso3} of ${list.list_date}, which has ${list.names.size} areas`,
      fix: 'correct the code, or the month under pcodes when it is of another list',
    };
  }
  return 'unchecked';
}
