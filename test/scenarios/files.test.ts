import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Issue, ScenarioMatrix } from '../../src/core/index.ts';
import { VigieError } from '../../src/core/index.ts';
import {
  basinsOf,
  decodeText,
  encodeText,
  findScenarios,
  impactsOf,
  readCsvMatrix,
  readScw,
  readSl,
  readYamlMatrix,
  writeCsvMatrix,
  writeScw,
  writeSl,
  writeYamlMatrix,
} from '../../src/scenarios/index.ts';

const GIVEN = '../shared/data/scenario';
const isGiven = existsSync(`${GIVEN}/cib-global.scw`);

/** Two factors of two states that hold each other. */
const SMALL_SCW = [
  '$ ScenarioWizard 4.0',
  'Été.scw',
  '&Pluie',
  ' -forte',
  ' -faible',
  '&Récolte',
  ' -bonne',
  ' -mauvaise',
  '#',
  '&',
  ' pluie abondante',
  ' ',
  '&',
  ' ',
  ' ',
  '#',
  '#',
  ...Array(4).fill('FFFFFF'),
  '#',
  '#',
  ' 0 , 0 , 2 ,-2 ',
  ' 0 , 0 ,-12 , 2 ',
  ' 0 , 0 , 0 , 0 ',
  ' 0 , 0 , 0 , 0 ',
  '#',
  '# 0-0',
  '"un exemple"',
  '# ',
  '""',
  '# ',
  '""',
  '#  -> ',
  '""',
  '#  -> ',
  '"la pluie fait la récolte"',
  '#  -> ',
  '""',
  '#  -> ',
  '""',
  '#',
  '#',
];
const scw = (lines: readonly string[] = SMALL_SCW, end = '\r\n') =>
  lines.map((line) => line + end).join('');
const replaced = (line: number, by: string) => SMALL_SCW.map((one, i) => (i === line ? by : one));

function issuesOf(read: () => unknown): readonly Issue[] {
  try {
    read();
  } catch (error) {
    if (error instanceof VigieError) return error.issues;
    throw error;
  }
  return [];
}

describe('a project of ScenarioWizard', () => {
  const { matrix, notes } = readScw(scw(), 'x.scw', 'x');

  it('is read with names, long names, judgements and comments', () => {
    expect(notes).toEqual([]);
    expect(matrix.descriptors.map(({ id }) => id)).toEqual(['Pluie', 'Récolte']);
    expect(matrix.descriptors[0].states[0]).toMatchObject({
      id: 'forte',
      title: { en: 'pluie abondante' },
    });
    expect(matrix.note?.en).toBe('un exemple');
    const section = matrix.sets[0].sections.find(({ from }) => from === 'Pluie')!;
    expect(section.cells).toEqual([
      [2, -2],
      [-12, 2],
    ]);
    expect(section.reason?.en).toBe('la pluie fait la récolte');
  });

  it('is written back to the byte, with either line end, in UTF-8, UTF-16 and Latin-1', () => {
    for (const end of ['\r\n', '\n'])
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)
        for (const has_mark of encoding === 'windows-1252' ? [false] : [true, false]) {
          const bytes = encodeText({ text: scw(SMALL_SCW, end), encoding, has_mark });
          const text = decodeText(bytes);
          const read = readScw(text.text, 'x.scw', 'x').matrix;
          const written = writeScw(read, read.sets[0], text.text);
          expect(encodeText({ ...text, text: written })).toEqual(bytes);
          expect(read.descriptors[1].id).toBe('Récolte');
        }
  });

  it('keeps all else when a judgement changes', () => {
    const [set] = matrix.sets;
    const changed = {
      ...set,
      sections: set.sections.map((one) =>
        one.from === 'Pluie' ? { ...one, cells: [[3, -3], one.cells[1]] } : one,
      ),
    };
    expect(writeScw(matrix, changed, scw())).toBe(scw(replaced(23, ' 0 , 0 , 3 ,-3 ')));
  });

  it('gives blank and repeated names others, and says so', () => {
    const { matrix: other, notes: said } = readScw(scw(replaced(4, ' -forte')), 'x.scw', 'x');
    expect(other.descriptors[0].states.map(({ id }) => id)).toEqual(['forte', 'forte~2']);
    expect(said).toMatchObject([{ code: 'scw-names' }]);
    expect(readScw(scw(replaced(4, ' -')), 'x.scw', 'x').matrix.descriptors[0].states[1].id).toBe(
      'S2',
    );
  });

  it('counts judgements of a descriptor on itself, and says so', () => {
    const own = readScw(scw(replaced(23, ' 5 , 0 , 2 ,-2 ')), 'x.scw', 'x');
    expect(own.notes).toMatchObject([{ code: 'self-section' }]);
    expect(impactsOf(own.matrix, own.matrix.sets[0]).values[0]).toBe(5);
  });

  it.each([
    ['a fraction', replaced(23, ' 0 , 0 , 0.5 ,-2 '), 'not-whole', 'x.scw line 24, column 3'],
    [
      'a missing cell',
      replaced(24, ' 0 , 0 ,  , 2 '),
      'judgement-missing',
      'x.scw line 25, column 3',
    ],
    ['a short row', replaced(24, ' 0 , 0 , 2 '), 'wrong-shape', 'x.scw line 25'],
    ['a row too few', SMALL_SCW.filter((_, i) => i !== 24), 'section-missing', 'x.scw line 26'],
    ['no matrix', SMALL_SCW.slice(0, 22), 'scw-matrix', 'x.scw'],
    ['no descriptor', ['hello'], 'scw-empty', 'x.scw'],
  ])('with %s is refused by its place', (_, lines, code, where) => {
    const issues = issuesOf(() => readScw(scw(lines), 'x.scw', 'x'));
    expect(issues.map((issue) => [issue.code, issue.where])).toContainEqual([code, where]);
  });

  it('with several faults tells all of them', () => {
    const lines = replaced(23, ' 0 , x , 0.5 , ').map((one, i) => (i === 26 ? ' 0 ' : one));
    expect(issuesOf(() => readScw(scw(lines), 'x', 'x'))).toHaveLength(4);
  });
});

describe.skipIf(!isGiven)(
  `the example of ${GIVEN}${isGiven ? '' : ' (not there: skipped)'}`,
  () => {
    const text = () => readFileSync(`${GIVEN}/cib-global.scw`, 'utf8');
    const read = () => readScw(text(), 'cib-global.scw', 'cib-global').matrix;

    it('has the consistent scenarios, basins and cycle that are published with it', () => {
      const checked = JSON.parse(readFileSync(`${GIVEN}/cib-global.json`, 'utf8'));
      const matrix = read();
      const impacts = impactsOf(matrix, matrix.sets[0]);
      const { scenarios } = findScenarios(impacts);
      const fromOne = (states: readonly number[]) => states.map((state) => state + 1);
      expect(scenarios.map(fromOne)).toEqual(
        checked.exhaustiveConsistentScenarios.map((one: { scenario: number[] }) => one.scenario),
      );
      const { attractors } = basinsOf(impacts, { succession: 'global', seed: 1 });
      const basins = Object.fromEntries(
        attractors
          .filter((one) => one.scenarios.length === 1)
          .map((one) => [fromOne(one.scenarios[0]).join(' '), one.basin]),
      );
      expect(basins).toEqual(checked.globalSuccession.basins);
      const cycles = attractors.filter((one) => one.scenarios.length > 1);
      expect(cycles.reduce((sum, { basin }) => sum + basin, 0)).toBe(
        checked.globalSuccession.startsThatEndInACycle,
      );
    });

    it('is written to the byte, also without the original at hand, and so is its list of solutions', () => {
      const matrix = read();
      const [set] = matrix.sets;
      expect(writeScw(matrix, set, text())).toBe(text());
      expect(writeScw(matrix, set)).toBe(text().replaceAll('\n', '\r\n'));
      const impacts = impactsOf(matrix, set);
      const { scenarios } = findScenarios(impacts);
      const { attractors } = basinsOf(impacts, { succession: 'global', seed: 1 });
      const weightOf = (i: number) =>
        attractors.find((one) => one.scenarios.join(' ') === scenarios[i].join())!.basin;
      const list = readFileSync(`${GIVEN}/cib-global.sl`, 'utf8');
      expect(writeSl(impacts, scenarios, weightOf, '\n')).toBe(list);
      expect(
        readSl(list, impacts.sizes, 'x')
          .map(({ states }) => states.join())
          .sort(),
      ).toEqual(scenarios.map((one) => one.join()).sort());
    });
  },
);

describe('a list of solutions', () => {
  it('of another matrix is refused line by line', () => {
    const issues = issuesOf(() =>
      readSl('$ x\n" 1 9",1,0,0,3,""\n"1 1 1",1,0,0,3,""\n', [2, 2], 'a.sl'),
    );
    expect(issues.map(({ where }) => where)).toEqual(['a.sl line 2', 'a.sl line 3']);
  });
});

const YAML = `matrix: small
title: { en: Rain and harvest, fr: Pluie et récolte }
scale: { low: -2, high: 2 }
descriptors:
  - id: rain
    states:
      - { id: much, signposts: [{ outcome: events, area: MLI, direction: above, threshold: 3, months: 6 }] }
      - { id: little }
  - id: harvest
    states: [{ id: good }, { id: bad }]
judgements:
  - { from: rain, to: harvest, cells: [[2, -2], [-2, 2]], author: A, confidence: high, reason: { en: water, fr: eau } }
  - { from: harvest, to: rain, cells: 0, reason: none, source: [An almanac] }
sets:
  - id: drought
    judgements:
      - { from: rain, to: harvest, overrides: [{ from_state: much, to_state: good, value: -1, reason: floods }] }
`;

describe('a matrix in YAML', () => {
  const matrix = readYamlMatrix(YAML, 'x.yaml', ['events']);

  it('is read with sets as changes of the main one', () => {
    expect(matrix.sets.map(({ id }) => id)).toEqual(['base', 'drought']);
    const cells = (set: number) => matrix.sets[set].sections.map((one) => one.cells);
    expect(cells(0)).toEqual([
      [
        [2, -2],
        [-2, 2],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    expect(cells(1)[0]).toEqual([
      [-1, -2],
      [-2, 2],
    ]);
    expect(matrix.sets[1].sections[0]).toMatchObject({
      author: 'A',
      apart: [{ reason: { en: 'floods' } }],
    });
    expect(matrix.descriptors[0].states[0].signposts).toHaveLength(1);
  });

  it('reads back as it was written, as YAML, and as CSV in what CSV can say', () => {
    expect(readYamlMatrix(writeYamlMatrix(matrix), 'y.yaml')).toEqual(matrix);
    const again = readCsvMatrix(writeCsvMatrix(matrix), 'y.csv', 'small', matrix.scale);
    const values = ({ sets }: ScenarioMatrix) =>
      sets.map(({ id, sections }) => [
        id,
        sections.map(({ from, to, cells }) => [from, to, cells]),
      ]);
    expect(values(again)).toEqual(values(matrix));
  });

  it('becomes a project of ScenarioWizard and keeps ids and judgements', () => {
    const other = readScw(writeScw(matrix, matrix.sets[1]), 'x.scw', 'x').matrix;
    expect(other.descriptors.map(({ id, states }) => [id, states.map((one) => one.id)])).toEqual([
      ['rain', ['much', 'little']],
      ['harvest', ['good', 'bad']],
    ]);
    expect(impactsOf(other, other.sets[0]).values).toEqual(
      impactsOf(matrix, matrix.sets[1]).values,
    );
  });

  it('with a dozen faults tells each by its line and how to mend it', () => {
    const bad = YAML.replace('[2, -2], [-2, 2]', '[5, 0.5], [x, null]')
      .replace('cells: 0, reason: none', 'cells: [[1, 1]]')
      .replace('from_state: much', 'from_state: heavy')
      .replace('confidence: high', 'confidence: sure')
      .replace('outcome: events', 'outcome: rainfall')
      .replace('months: 6', 'months: 99')
      .replace('{ id: bad }', '{ id: good }')
      .replace('scale: {', 'colour: red\nscale: {')
      .concat(
        '  - { id: drought, judgements: [{ from: sun, to: rain, cells: 0 }, { from: rain, to: rain, cells: 0 }] }\n',
      );
    const issues = issuesOf(() => readYamlMatrix(bad, 'bad.yaml', ['events']));
    const codes = issues.map(({ code }) => code);
    for (const code of [
      'off-scale',
      'not-whole',
      'judgement-missing',
      'wrong-shape',
      'state-unknown',
      'descriptor-unknown',
      'self-section',
      'matrix',
    ])
      expect(codes, code).toContain(code);
    expect(issues.find(({ code }) => code === 'off-scale')).toEqual({
      code: 'off-scale',
      what: 'the judgement 5 of "rain much" on "harvest good" is outside the scale of -2 to 2',
      where: 'bad.yaml line 13',
      fix: 'write a number on the scale, or declare a wider one with scale: {low, high}',
    });
    expect(issues.every(({ where }) => /^bad\.yaml line \d+$/.test(where))).toBe(true);
  });

  it.each([
    ['a missing section', / {2}- \{ from: harvest[^\n]*\n/, '', 'section-missing'],
    [
      'a section twice',
      'sets:',
      '  - { from: rain, to: harvest, cells: 0 }\nsets:',
      'section-twice',
    ],
    ['one state', 'states: [{ id: good }, { id: bad }]', 'states: [{ id: good }]', 'matrix'],
    ['a line that is no YAML', 'matrix: small', 'matrix: [small', 'yaml'],
  ])('with %s is refused', (_, from, to, code) => {
    const issues = issuesOf(() => readYamlMatrix(YAML.replace(from, to), 'x.yaml'));
    expect(issues.map((issue) => issue.code)).toContain(code);
  });
});

describe('a matrix in CSV', () => {
  const lines = writeCsvMatrix(readYamlMatrix(YAML, 'x')).trimEnd().split('\n');
  const read = (text: string) => () => readCsvMatrix(text, 'x.csv', 'x');

  it('may be separated by semicolons, as a French spreadsheet writes it', () => {
    const plain = lines.join('\n');
    expect(readCsvMatrix(plain.replaceAll(',', ';'), 'x', 'x')).toEqual(
      readCsvMatrix(plain, 'x', 'x'),
    );
  });

  it.each([
    [
      'a column missing',
      lines.join('\n').replace('judgement', 'value'),
      'csv-columns',
      'x.csv line 1',
    ],
    [
      'a judgement off the scale',
      lines.join('\n').replace('good,2,', 'good,7,'),
      'off-scale',
      'x.csv line 2',
    ],
    [
      'a judgement twice',
      [...lines.slice(0, 3), lines[2], ...lines.slice(3)].join('\n'),
      'judgement-twice',
      'x.csv line 4',
    ],
    [
      'a judgement missing',
      lines.filter((_, i) => i !== 2).join('\n'),
      'judgement-missing',
      'x.csv line 2',
    ],
    [
      'a section missing',
      lines.filter((one) => !one.startsWith('harvest')).join('\n'),
      'section-missing',
      'x.csv',
    ],
  ])('with %s is refused by its place', (_, text, code, where) => {
    expect(issuesOf(read(text)).map((issue) => [issue.code, issue.where])).toContainEqual([
      code,
      where,
    ]);
  });
});
