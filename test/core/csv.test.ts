import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLines, csvTable } from '../../src/core/index.ts';

describe('csvLines', () => {
  it('quotes a comma, a quote and a line end, and nothing else', () => {
    const line = csvLines([['a b', 'a,b', 'a "b"', 'a\nb', 1.5, true, null, undefined]]);
    expect(line).toBe('a b,"a,b","a ""b""","a\nb",1.5,true,,\n');
  });

  it('is read back as it was, whatever the cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', ';', '\t', 'é'),
    });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (written) => {
        const { data } = Papa.parse<string[]>(csvLines(written), { delimiter: ',', newline: '\n' });
        expect(data).toEqual([...written, ['']]);
      }),
    );
  });
});

describe('csvTable', () => {
  it('takes the columns named, in their order', () => {
    const rows = [{ b: 2, a: 'x, y', c: 3 }, { a: 'z' }];
    expect(csvTable(['a', 'b'], rows)).toBe('a,b\n"x, y",2\nz,\n');
  });
});
