import { type EventTable, isCountryCode, type Level, VigieError } from '../core/index.ts';
import { unitsOf } from '../outcomes/index.ts';

/**
 * Refuses units that no figures speak of: a wrong name would look like peace. A country without an
 * event is known by its code, since covered months without a row are zero.
 */
export function checkUnits(
  tables: readonly EventTable[],
  level: Level,
  units: readonly string[],
): void {
  const known = new Set(unitsOf(tables, level));
  const unknown = units.filter(
    (unit) => !known.has(unit) && !(level === 'country' && isCountryCode(unit)),
  );
  if (unknown.length === 0) return;
  throw new VigieError(
    unknown.map((unit) => ({
      code: 'unit-unknown',
      what: `the figures hold no ${level} "${unit}"`,
      where: 'the units asked for',
      fix:
        level === 'country'
          ? 'give an ISO alpha-3 code such as MLI'
          : `vigie build --level ${level} lists them`,
    })),
    2,
  );
}
