import { describe, expect, it } from 'vitest';
import { hxlFaults, parseTag, tagRowOf } from '../../src/plans/hxl.ts';

describe('HXL hashtags', () => {
  it.each(['#org', '#adm1+code', '#adm1 +code', ' #ADM1 + Code+v_pcode ', '#x_own+a1'])(
    '%j is one',
    (cell) => {
      expect(parseTag(cell)).toBeDefined();
    },
  );

  it.each(['org', '#', '#1st', '# org', '#org+', '#org+1', '#org-code', '#org,#sector', '#or g'])(
    '%j is none',
    (cell) => {
      expect(parseTag(cell)).toBeUndefined();
    },
  );

  it('are found in any of the first 25 rows, and not after', () => {
    const at = (n: number) => [...Array.from({ length: n }, () => ['a', 'b']), ['#org', '#sector']];
    expect([0, 7, 24, 25].map((n) => tagRowOf(at(n)))).toEqual([0, 7, 24, -1]);
  });

  it('are no row where most cells are something else', () => {
    expect(tagRowOf([['#1 in the list', 'see', 'note', '#org']])).toBe(-1);
    expect(tagRowOf([['#org', '', '#sector', 'free']])).toBe(0);
  });
});

describe('a table', () => {
  const codes = (rows: string[][]) => hxlFaults(rows, 'x.csv').map(({ code }) => code);

  it('with a header, hashtags and figures is valid', () => {
    expect(
      codes([
        ['org', 'n', ''],
        ['#org', '#reached+f', ''],
        ['A', '12', 'x'],
      ]),
    ).toEqual([]);
  });

  it.each<[string, string[][], string]>([
    ['no hashtag', [['org'], ['A']], 'hxl-row'],
    [
      'a cell that is no hashtag',
      [
        ['#org', 'sector', '#adm1'],
        ['A', 'b', 'c'],
      ],
      'hxl-tag',
    ],
    [
      'a hashtag that is not known',
      [
        ['#org', '#operation'],
        ['A', 'b'],
      ],
      'hxl-unknown',
    ],
    ['a withdrawn attribute', [['#org+fr'], ['A']], 'hxl-withdrawn'],
    [
      'people that are no number',
      [
        ['#org', '#reached'],
        ['A', 'many'],
      ],
      'hxl-number',
    ],
  ])('with %s is not', (_, rows, code) => {
    expect(codes(rows)).toEqual([code]);
  });
});
