import { describe, expect, it } from 'vitest';
import { csvLines, VigieError } from '../../src/core/index.ts';
import {
  columnOf,
  hxlFaults,
  matchPresence,
  mergePresence,
  type Presence,
  presenceSummary,
  readPresence,
  writePresence,
} from '../../src/plans/index.ts';
import { chooseList, type PcodeList } from '../../src/plans/pcode-lists.ts';
import { countOfCell, dateOfCell, dayOrderOf } from '../../src/plans/presence-cells.ts';
import { reachedIn } from '../../src/plans/presence-summary.ts';

const read = (text: string) => readPresence(text, 'w.csv');
const roles = ({ columns }: Presence) => columns.map(({ is }) => is?.role ?? '-');
const codes = (text: string) => read(text).notes.map(({ code }) => code);
const faults = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof VigieError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('a table of who does what where', () => {
  it('is read by its hashtags, in any order of attributes, under a title and blank rows', () => {
    const { table } = read(
      'Presence of March,,,\n,,,\nWho,What,Where,\n#org,#sector +name,#adm1 +v_pcode +code,#reached+adults+f\nA,Health,ML01,"1,200"\n',
    );
    expect(roles(table)).toEqual(['org', 'sector', 'adm1-code', 'people']);
    expect(table.rows).toEqual([{ line: 5, cells: ['A', 'Health', 'ML01', '1200'] }]);
  });

  it.each([
    ['English', 'Organization,Cluster,Region,Admin2 Pcode,Start Date,People reached (women)'],
    ['French', 'Organisation,Secteur,Région,Code admin 2,Date de début,Femmes atteintes'],
    ['another French', 'ONG;Secteur;Région;Pcode cercle;Début;Personnes touchées femmes'],
    [
      'another English',
      'Agency\tSector\tRegion\tDistrict P-Code\tStart\tFemale beneficiaries reached',
    ],
  ])('is read by its header in %s', (_, header) => {
    const mark = header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
    const row = ['A', 'Health', 'Gao', 'ML0703', '2022-01-02', '30'].join(mark);
    const { table, notes } = read(`${header}\n${row}\n`);
    expect(roles(table)).toEqual(['org', 'sector', 'adm1-name', 'adm2-code', 'start', 'people']);
    expect(table.columns[5].is?.people).toMatchObject({ what: 'reached', sex: 'f' });
    expect(notes.map(({ code }) => code)).toContain('presence-columns');
  });

  it('with a byte order mark, Windows line ends and a semicolon is the same', () => {
    const plain = 'org,sector,adm1 code\n#org,#sector,#adm1+code\nA,Health,ML01\n';
    const other = `\uFEFF${plain.replaceAll(',', ';').replaceAll('\n', '\r\n')}`;
    expect(read(other).table).toEqual(read(plain).table);
  });

  it('with two rows of names, the upper one merged, knows men from women', () => {
    const { table } = read(
      'Who,Where,Reached,,Targeted,\nOrganisation,Region,Men,Women,Men,Women\nA,Gao,1,2,3,4\n',
    );
    expect(
      table.columns.map(({ is }) => is?.people && `${is.people.what} ${is.people.sex}`),
    ).toEqual([undefined, undefined, 'reached m', 'reached f', 'planned m', 'planned f']);
  });

  it('with merged cells takes the organisation from above, and says so', () => {
    const text = '#org,#sector,#adm1+code\nA,Health,ML01\n,,ML02\n,WASH,ML03\nB,Food,ML04\n';
    const { table } = read(text);
    expect(table.rows.map(({ cells }) => cells.join(' '))).toEqual([
      'A Health ML01',
      'A Health ML02',
      'A WASH ML03',
      'B Food ML04',
    ]);
    expect(codes(text)).toContain('presence-merged');
  });

  it('passes over empty rows, totals and a header that comes again, and counts them', () => {
    const text =
      'org,adm1,n\n#org,#adm1+code,#reached\nA,ML01,3\n,,\norg,adm1,n\n#org,#adm1+code,#reached\nTotal,,3\n';
    expect(codes(text)).toContain('presence-skipped');
    expect(read(text).table.rows.length).toBeLessThanOrEqual(2);
  });

  it('keeps no contacts of persons', () => {
    const text = '#org,#adm1+code,#contact+email,#contact+phone\nA,ML01,x@y.z,123\n';
    expect(roles(read(text).table)).toEqual(['org', 'adm1-code']);
    expect(JSON.stringify(read(text).table)).not.toContain('x@y.z');
    expect(codes(text)).toEqual(['presence-contacts']);
  });

  it('says what it cannot read of dates and counts, and keeps it', () => {
    const text = '#org,#adm1+code,#date+start,#reached\nA,ML01,soon,about 30\n';
    expect(codes(text)).toEqual(['presence-date', 'presence-count']);
    expect(read(text).table.rows[0].cells).toEqual(['A', 'ML01', 'soon', 'about 30']);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['presence-header']],
    ['no names and no hashtags', 'a,b\n1,2\n', ['presence-header']],
    ['no organisation', '#sector,#adm1+code\nHealth,ML01\n', ['presence-org']],
    ['no area', '#org,#sector\nA,Health\n', ['presence-area']],
    ['no row', '#org,#adm1+code\n', ['presence-empty']],
    [
      'neither organisation nor area nor row',
      '#sector,#status\n',
      ['presence-org', 'presence-area', 'presence-empty'],
    ],
  ])('with %s is refused', (_, text, found) => {
    expect(faults(text)).toEqual(found);
  });
});

describe('dates of spreadsheets', () => {
  it('are told day first unless the column says otherwise', () => {
    expect(dayOrderOf(['01/02/2022', '03/04/2022'])).toBe('day-first');
    expect(dayOrderOf(['01/02/2022', '03/31/2022'])).toBe('month-first');
    expect(dateOfCell('03/31/2022', 'month-first')).toBe('2022-03-31');
  });

  it.each([
    ['2022', '2022'],
    ['2022-3', '2022-03'],
    ['2022-03-01T00:00:00', '2022-03-01'],
    ['1er février 2022', '2022-02-01'],
    ['Aug 2021', '2021-08'],
    ['12-05-21', '2021-05-12'],
  ])('%s is %s', (cell, date) => {
    expect(dateOfCell(cell, 'day-first')).toBe(date);
  });

  it.each(['soon', '32/01/2022', '2022-13', '0', '123456'])('%s is none', (cell) => {
    expect(dateOfCell(cell, 'day-first')).toBeUndefined();
  });

  it('and counts keep their thousands', () => {
    expect(['1 234', '1.234', '12', '3,5', '-3', 'x'].map(countOfCell)).toEqual([
      1234,
      1234,
      12,
      3.5,
      undefined,
      undefined,
    ]);
  });
});

describe('people reached', () => {
  const of = (head: string, row: string) => {
    const { table } = read(`#org,#adm1+code,${head}\nA,ML01,${row}\n`);
    return reachedIn(table, table.rows);
  };

  it('are the whole where it is given, else its parts, and never both', () => {
    expect(of('#reached,#reached+f,#reached+m', '10,6,4')).toBe(10);
    expect(of('#reached,#reached+f,#reached+m', ',6,4')).toBe(10);
    expect(of('#reached+f+children,#reached+m+adults,#reached+f', '1,2,9')).toBe(3);
  });

  it('are no households, and nothing where nobody counts them', () => {
    expect(of('#reached+hh', '10')).toBeNull();
    expect(of('#targeted', '10')).toBeNull();
  });
});

const list = (
  list_date: string,
  names: Record<string, string>,
  level: 'admin1' | 'admin2' = 'admin1',
): PcodeList => ({
  list_id: `MLI-${level}-${list_date}`,
  iso3: 'MLI',
  level,
  list_date,
  names: new Map(Object.entries(names)),
});
const OLD = list('2021-12', { ML0101: 'Bafoulabe', ML0102: 'Diema', ML0103: 'Kayes' }, 'admin2');
const NEW = list(
  '2024-02',
  { ML0101: 'Ambidedi', ML0102: 'Bafoulabe', ML0103: 'Diamou' },
  'admin2',
);
const REFORMS = [{ country: 'MLI', from: '2023-03' }];

describe('p-codes of a table', () => {
  const choose = (codesOf: [string, string][], date: string | undefined, lists = [OLD, NEW]) =>
    chooseList(
      codesOf.map(([code, name]) => ({ code, name })),
      lists,
      'MLI',
      'admin2',
      date,
      REFORMS,
    );
  const old: [string, string][] = [
    ['ML0101', 'Bafoulabé'],
    ['ML0102', 'Diéma'],
    ['ML0103', 'KAYES'],
  ];

  it('are read under the list whose names stand beside them, whatever is newer', () => {
    expect(choose(old, '2022-03')).toMatchObject({
      by: 'names',
      list: { list_date: '2021-12' },
      matched: 3,
      names_agree: 3,
      newer: '2024-02',
    });
    expect(
      choose(
        [
          ['ML0102', 'Bafoulabé'],
          ['ML0103', 'Diamou'],
        ],
        '2024-06',
      ),
    ).toMatchObject({ list: { list_date: '2024-02' } });
  });

  it('are never read under a list after the reform when the table is older', () => {
    const many = [...old, ['ML0104', 'Kenieba'], ['ML0105', 'Kita']] as [string, string][];
    expect(choose(many, '2022-03', [NEW]).list).toBeNull();
    expect(
      choose(
        old.map(([code]) => [code, '']),
        '2022-03',
        [NEW],
      ).list,
    ).toBeNull();
    expect(
      choose(
        old.map(([code]) => [code, '']),
        undefined,
        [NEW],
      ).list,
    ).toBeNull();
  });

  it('without names are read under the list in force at the date of the table', () => {
    const bare = old.map(([code]) => [code, ''] as [string, string]);
    expect(choose(bare, '2022-03')).toMatchObject({ by: 'date', list: { list_date: '2021-12' } });
    expect(choose(bare, '2025-01')).toMatchObject({ by: 'date', list: { list_date: '2024-02' } });
  });

  it('that are in no list are told', () => {
    expect(choose([...old, ['ML0999', 'Nowhere']], '2022-03')).toMatchObject({
      matched: 3,
      codes: 4,
      unknown: ['ML0999'],
    });
  });

  it('give each row its place', () => {
    const { table } = read(
      '#org,#adm2+code,#adm2+name\nA,ML0101;ML0102,Bafoulabé;Diéma\nB,ML0103,Kayes\n',
    );
    const { places, matches } = matchPresence(table, [OLD, NEW], REFORMS, '2022-03', undefined);
    expect(places).toEqual([
      { iso3: 'MLI', admin1: [], admin2: ['ML0101', 'ML0102'] },
      { iso3: 'MLI', admin1: [], admin2: ['ML0103'] },
    ]);
    expect(matches).toHaveLength(1);
    expect(presenceSummary(table, { places, matches })).toMatchObject({
      organisations: 2,
      rows: 2,
    });
  });
});

describe('a register brought up to date', () => {
  const old = read(
    'org,sector,code,note\n#org,#sector,#adm1+code,\nA,Health,ML01,keep\nB,Food,ML02,me\nC,WASH,ML03,too\n',
  ).table;
  const newer = read(
    '#sector,#org,#adm1+code,#status\nHealth,A,ML01,on\nFood,B,ML02,off\nShelter,D,ML04,on\n',
  ).table;
  const merged = mergePresence(old, newer);

  it('counts what is added, changed, unchanged and gone', () => {
    expect(merged.added).toEqual(['D · Shelter · ML04']);
    expect(merged.changed.map(({ key }) => key)).toEqual(['A · Health · ML01', 'B · Food · ML02']);
    expect(merged.gone).toEqual(['C · WASH · ML03']);
    expect(merged.unchanged).toBe(0);
  });

  it('loses no row and no column', () => {
    const note = merged.table.columns.findIndex(({ header }) => header === 'note');
    expect(merged.table.rows.map(({ cells }) => cells[note])).toEqual(['keep', 'me', 'too', '']);
    expect(columnOf(merged.table, 'status')).toBeGreaterThan(0);
    expect(merged.table.rows).toHaveLength(4);
  });

  it('by the same table again changes nothing', () => {
    const again = mergePresence(merged.table, newer);
    expect([again.added, again.changed, again.unchanged]).toEqual([[], [], 3]);
    expect(again.table.rows.map(({ cells }) => cells)).toEqual(
      merged.table.rows.map(({ cells }) => cells),
    );
  });

  it('tells rows of one key apart', () => {
    const twice = read('#org,#adm1+code,#org+funder\nA,ML01,X\nA,ML01,Y\n').table;
    const turned = read('#org,#adm1+code,#org+funder\nA,ML01,Y\nA,ML01,Z\nA,ML01,X\n').table;
    const { unchanged, added, changed, gone } = mergePresence(twice, turned);
    expect([unchanged, added.length, changed.length, gone.length]).toEqual([2, 1, 0, 0]);
  });
});

describe('a written table', () => {
  it('is valid HXL, says 3w, 4w or 5w, and is read back as it was', () => {
    const { table } = read(
      'Organisation,Secteur,Code région,Date de début,Femmes atteintes,Remarque\nA,Santé,ML01,02/01/2022,"1 200",rien\n',
    );
    const at = (as: '3w' | '4w' | '5w') => writePresence(table, as, 'out.csv').rows;
    for (const as of ['3w', '4w', '5w'] as const) expect(hxlFaults(at(as), 'out.csv')).toEqual([]);
    expect(at('3w')[1]).toEqual(['#org+name', '#sector+name', '#adm1+code', '']);
    expect(at('4w')[1]).toContain('#date+start');
    expect(at('5w')[1]).toContain('#reached+f+adults');
    expect(at('3w')[2]).toContain('rien');
    const back = read(csvLines(at('5w'))).table;
    expect(back.rows.map(({ cells }) => cells)).toEqual(table.rows.map(({ cells }) => cells));
    expect(mergePresence(table, back)).toMatchObject({ added: [], changed: [], unchanged: 1 });
  });

  it('gives a hashtag that HXL does not know its own mark, and leaves no word among people', () => {
    const { table } = read('#org,#adm1+code,#operation+type,#reached\nA,ML01,direct,many\n');
    const { rows, notes } = writePresence(table, '5w', 'out.csv');
    expect(rows[1][2]).toBe('#x_operation+type');
    expect(hxlFaults(rows, 'out.csv')).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['hxl-own-tag', 'hxl-no-number']);
    expect(mergePresence(table, read(csvLines(rows)).table).table.columns).toHaveLength(4);
  });
});
