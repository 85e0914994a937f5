import { describe, expect, it } from 'vitest';
import { printAnswer } from '../../src/cli/print.ts';

describe('printAnswer', () => {
  it('quotes a unit with a comma in a panel and in a crosswalk', () => {
    const panel = {
      notes: [{ code: 'not-for-redistribution', what: 'not for redistribution: x' }],
      out: null,
      rows: [
        { unit: 'COD|Kivu, nord', month: '2025-01', events: 3 },
        { unit: 'COD|Ituri', month: '2025-01', events: null },
      ],
    };
    expect(printAnswer('build', { ...panel, vintages: [] }, 'fr').split('\n')).toEqual([
      '# not for redistribution: x',
      'unit,month,events',
      '"COD|Kivu, nord",2025-01,3',
      'COD|Ituri,2025-01,',
    ]);
    const crosswalk = [{ old_name: 'Kivu, nord', new_name: "L'Est : 2", points: 4 }];
    expect(printAnswer('areas', { areas: [], lists: [], crosswalk }, 'fr').split('\n')).toEqual([
      'old_name,new_name,points',
      `"Kivu, nord",L'Est : 2,4`,
    ]);
  });
});
