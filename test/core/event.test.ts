import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actorsOfSide,
  type Coverage,
  covers,
  isUnidentified,
  monthOf,
  pairKey,
} from '../../src/core/index.ts';
import { pairOf } from './hand-made.ts';

describe('actorsOfSide', () => {
  it('splits a side that names several governments', () => {
    expect(actorsOfSide('Government of Mali, Government of Russia (Soviet Union)')).toEqual([
      'Government of Mali',
      'Government of Russia (Soviet Union)',
    ]);
  });

  it('leaves one actor whole, an empty side empty', () => {
    expect(actorsOfSide("Jama'atu Ahlis Sunna Lidda'awati wal-Jihad")).toHaveLength(1);
    expect(actorsOfSide('')).toEqual([]);
    expect(actorsOfSide('  ')).toEqual([]);
    expect(actorsOfSide('JNIM, ')).toEqual(['JNIM,']);
  });

  it('a comma without a space does not split', () => {
    expect(actorsOfSide('FRUD-C,AD')).toEqual(['FRUD-C,AD']);
  });

  it('names joined with a comma and a space come apart again', () => {
    const name = fc.stringMatching(/^[A-Za-z()'-]{1,12}( [A-Za-z()'-]{1,12}){0,2}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        expect(actorsOfSide(names.join(', '))).toEqual(names);
      }),
    );
  });
});

describe('pairKey', () => {
  it('does not depend on the order of sides or of actors in a side', () => {
    const actors = fc.array(
      fc.constantFrom('JNIM', 'IS', 'Dozos', 'Azawad', 'Government of Mali'),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(actors, actors, (a, b) => {
        const pair = { conflict: '', side_a: a, side_b: b, inferred: false };
        const turned = {
          conflict: 'x',
          side_a: [...b].reverse(),
          side_b: [...a].reverse(),
          inferred: true,
        };
        expect(pairKey(turned)).toBe(pairKey(pair));
      }),
    );
  });

  it('names civilians last', () => {
    expect(pairKey(pairOf('JNIM', 'Civilians'))).toBe('JNIM | Civilians');
    expect(pairKey(pairOf('AQIM', 'Civilians'))).toBe('AQIM | Civilians');
  });

  it('leaves its input alone', () => {
    const pair = pairOf('b + a', 'd + c');
    pairKey(pair);
    expect(pair).toEqual(pairOf('b + a', 'd + c'));
  });
});

it('only XXX with digits is an unidentified actor', () => {
  expect(['XXX436', 'XXX1'].map(isUnidentified)).toEqual([true, true]);
  expect(['XXX', 'XXX43a', 'xxx436', 'JNIM', ' XXX436', ''].map(isUnidentified)).toEqual(
    new Array(6).fill(false),
  );
});

describe('covers', () => {
  const part: Coverage = {
    from: monthOf(2020, 1),
    to: monthOf(2020, 12),
    countries: null,
    measures: ['events'],
    vintage: 'v',
    published: monthOf(2021, 6),
    final: true,
  };

  it('holds both end months and nothing beyond', () => {
    const months = [monthOf(2019, 12), monthOf(2020, 1), monthOf(2020, 12), monthOf(2021, 1)];
    expect(months.map((month) => covers(part, 'MLI', month))).toEqual([false, true, true, false]);
  });

  it('every country but the exceptions, or only those named', () => {
    const month = monthOf(2020, 6);
    expect(covers({ ...part, except: ['NER', 'NGA'] }, 'NER', month)).toBe(false);
    expect(covers({ ...part, except: ['NER', 'NGA'] }, 'MLI', month)).toBe(true);
    expect(covers({ ...part, countries: ['MLI'] }, 'MLI', month)).toBe(true);
    expect(covers({ ...part, countries: ['MLI'] }, 'BFA', month)).toBe(false);
    expect(covers({ ...part, countries: [] }, 'MLI', month)).toBe(false);
  });
});
