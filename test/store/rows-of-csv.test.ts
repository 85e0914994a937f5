import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { rowsOfCsv } from '../../src/store/index.ts';

const cell = fc.stringMatching(/^[a-z0-9 .;éà-]{0,6}$/);

describe('rows of a CSV text', () => {
  it('are the same with and without the parser, where no cell is quoted', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (columns, lines, end) => {
          const rows = lines.map((line) => line.slice(0, columns.length).join(','));
          const text = `\uFEFF${[columns.join(','), ...rows].join(end)}${end}`;
          const parsed = Papa.parse(text.slice(1), {
            ...{ header: true, skipEmptyLines: true, delimiter: ',' },
          });
          expect(rowsOfCsv(text)).toEqual(parsed.data);
        },
      ),
    );
  });

  it('keep commas, quotes and line breaks inside quoted cells', () => {
    expect(rowsOfCsv('a,b\n"x, ""y""\nz",1\n')).toEqual([{ a: 'x, "y"\nz', b: '1' }]);
  });
});
