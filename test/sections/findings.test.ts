/** What the sections say of real transitions, and that they stay silent on shuffled months. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeAfter, findMoves } from '../../src/changes/index.ts';
import {
  type Evidence,
  LANGUAGES,
  type Panel,
  randomStream,
  type Section,
  type SectionEntry,
  seriesOf,
  shuffle,
  VigieError,
} from '../../src/core/index.ts';
import { mainChanges, sections } from '../../src/sections/index.ts';
import { Store } from '../../src/store/index.ts';
import { COMPARED, gather } from '../../src/verbs/gather.ts';
import { maliEvidence } from './mali.ts';

const store = new Store(':memory:');
afterAll(() => store.close());

const compose = (evidence: Evidence): Section[] =>
  sections.entries.flatMap((entry) => (entry as SectionEntry<Evidence>).compose(evidence) ?? []);
const sectionOf = (evidence: Evidence, id: string): Section =>
  compose(evidence).find((section) => section.id === id)!;

const mali = maliEvidence();

describe('the finding on Mali and Wagner', () => {
  it('begins with the joint attacks that fell in March 2025, before the announcement', () => {
    const { finding } = sectionOf(mali, 'what-changed');
    expect(finding.en).toMatch(
      /^Attacks on civilians attributed jointly to Malian .*Russian .* fell in March 2025, before the announcement of June 2025: 24 .*, 4 .* and 3 /,
    );
    expect(finding.fr).toMatch(
      /^Les attaques contre des civils attribuées conjointement .*malien.*russe.* ont diminué en mars 2025, avant l['’]annonce de juin 2025.*: 24 .*, 4 .* et 3 /,
    );
  });

  it('names in its details the fighting with JNIM, 17 a month before', () => {
    const { details } = sectionOf(mali, 'what-changed');
    const english = details.find(({ en }) => /^Fighting between Malian .* and JNIM rose/.test(en))!;
    expect(english.en).toMatch(/: 17 a month in January to May 2025/);
    expect(english.fr).toMatch(/^Les combats entre .*malien.* et .*(GSIM|JNIM).* ont augmenté/);
    expect(english.fr).toMatch(/: 17 par mois de janvier à mai 2025/);
  });

  it('tells no change of an outcome apart from noise', () => {
    expect(mali.changes.filter((change) => change.clear)).toEqual([]);
    const { finding } = sectionOf(mali, 'what-changed');
    expect(finding.en).toContain('no outcome changed clearly');
    expect(finding.fr.replaceAll('’', "'")).toContain("aucun indicateur n'a changé nettement");
  });

  it('says that it is a handover, and to whom', () => {
    const { finding } = sectionOf(mali, 'what-happened');
    expect(finding.en).toContain('handover to Africa Corps');
    expect(finding.fr).toContain('Africa Corps');
  });
});

describe('who fills the gap', () => {
  it('says that the opponents of 2025 are inferred', () => {
    expect(mali.pairs?.pairs.some((pair) => pair.inferred)).toBe(true);
    const { rests_on } = sectionOf(mali, 'who-fills-the-gap');
    const line = rests_on.find(({ en }) => /inferred/.test(en))!;
    expect(line.en).toMatch(/2025.*inferred/s);
    expect(line.fr).toMatch(/2025.*déduit/s);
    expect(line.en).toMatch(/In January–December 2025 .* in January–February 2026 \(.*→ JNIM/);
    expect(line.fr).toMatch(/Pour janvier–décembre 2025.* en janvier–février 2026 \(.*→ /);
  });

  it('names the opponents inferred for the figures of the page, and no others', () => {
    const conflict = 'Niger: Government';
    const inferred = {
      ...mali.pairs!.inferred!,
      named_in: undefined,
      opponents: [{ conflict, side_b: ['MPLJ'] }],
    };
    const linesOf = (changed: typeof inferred | undefined) => {
      const evidence = { ...mali, pairs: { ...mali.pairs!, inferred: changed } };
      return sectionOf(evidence, 'who-fills-the-gap').rests_on.filter(({ en }) =>
        /inferred/.test(en),
      );
    };
    const [{ en, fr }, ...others] = linesOf(inferred);
    expect(others).toEqual([]);
    for (const text of [en, fr]) {
      expect(text).toContain('(Niger: Government → MPLJ)');
      expect(text).not.toMatch(/Mali|Azawad|2026/);
    }
    expect(linesOf(undefined)).toEqual([]);
  });
});

/** Orders of the months, one per seed; the values of every series move alike. */
const RUNS = 100;
/** Months from 2012, the first of the war in Mali, to February 2026. */
const SINCE_2012 = 170;

function reordered(
  values: Float64Array,
  at: readonly number[],
  order: readonly number[],
): Float64Array {
  const copy = Float64Array.from(values);
  at.forEach((to, i) => {
    copy[to] = values[order[i]];
  });
  return copy;
}

/** The panel with the known months of one country, or the newest of them, in another order. */
function shuffledPanel(
  panel: Panel,
  unit: string,
  random: () => number,
  months = Number.POSITIVE_INFINITY,
): Panel {
  const events = seriesOf(panel, 'events', unit);
  const known = Array.from(events.keys())
    .filter((i) => !Number.isNaN(events[i]))
    .slice(-months);
  const order = shuffle([...known], random);
  const row = panel.unit_ids.indexOf(unit);
  const { length } = panel.periods;
  const swap = <T extends Float64Array | Uint8Array>(column: T): T => {
    const copy = column.slice() as T;
    known.forEach((to, i) => {
      copy[row * length + to] = column[row * length + order[i]];
    });
    return copy;
  };
  const each = <T extends Float64Array | Uint8Array>(columns: Record<string, T>) =>
    Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, swap(column)]));
  return { ...panel, outcomes: each(panel.outcomes), vintage_of: each(panel.vintage_of) };
}

/** What would have been found had the months come in another order. */
function shuffledEvidence(seed: number, months?: number): Evidence {
  const random = randomStream(seed);
  const labelled = mali.labelled!;
  const at = Array.from({ length: labelled.last - labelled.first + 1 }, (_, i) => i);
  const order = shuffle([...at], random);
  const series = labelled.series.map((one) => ({
    ...one,
    values: reordered(one.values, at, order),
  }));
  const panel = shuffledPanel(mali.panel, mali.country, random, months);
  return {
    ...mali,
    panel,
    labelled: { ...labelled, series },
    moves: findMoves(new Map(series.map((s) => [s.id, s.values])), labelled.first, mali.main.month),
    changes: mali.anchors.flatMap((anchor) => beforeAfter(panel, COMPARED, mali.country, anchor)),
  };
}

describe('with the months in random order', () => {
  let silent = 0;
  let withoutClear = 0;
  let withoutClearLately = 0;
  let withoutClearAtMain = 0;
  let runs = 0;
  const MOVED = { en: /\b(rose|fell) (in|between) /, fr: /ont (augmenté|diminué) (en|entre) / };

  beforeAll(() => {
    const entry = sections.entries.find(
      ({ id }) => id === 'what-changed',
    ) as SectionEntry<Evidence>;
    for (let seed = 1; seed <= RUNS; seed++) {
      const evidence = shuffledEvidence(seed);
      const { finding, details } = entry.compose(evidence)!;
      const moved = [finding, ...details].some((text) =>
        LANGUAGES.some((l) => MOVED[l].test(text[l])),
      );
      expect(moved).toBe(evidence.moves.length > 0);
      if (!moved) silent++;
      const hasClear = (changes: Evidence['changes']) => changes.some((change) => change.clear);
      if (!hasClear(evidence.changes)) withoutClear++;
      if (!hasClear(mainChanges(evidence))) withoutClearAtMain++;
      if (!hasClear(shuffledEvidence(seed, SINCE_2012).changes)) withoutClearLately++;
      runs++;
    }
  }, 300_000);

  it('the months are really in another order, and none is lost', () => {
    const shuffled = shuffledEvidence(1);
    const sorted = (evidence: Evidence) => [...seriesOf(evidence.panel, 'events', 'MLI')].sort();
    expect(sorted(shuffled)).toEqual(sorted(mali));
    expect(seriesOf(shuffled.panel, 'events', 'MLI')).not.toEqual(
      seriesOf(mali.panel, 'events', 'MLI'),
    );
    expect(shuffled.changes.length).toBeGreaterThan(3);
  });

  it('no move is named in at least 90 of 100 orders', () => {
    expect(runs).toBe(RUNS);
    expect(silent).toBeGreaterThanOrEqual(90);
  });

  it('no change is clear in at least 90 of 100 orders of the months since 2012', () => {
    expect(withoutClearLately).toBeGreaterThanOrEqual(90);
  });

  it('no change that the page puts into words is clear in at least 90 of 100 orders of all months', () => {
    expect(withoutClearAtMain).toBeGreaterThanOrEqual(90);
  });

  it('no change is clear at any window in at least 90 of 100 orders of all months', () => {
    expect(withoutClear).toBeGreaterThanOrEqual(90);
  });
});

/** Every text with its path, and every number that is not one. */
function walk(value: unknown, path: string, texts: [string, string][], numbers: string[]): void {
  if (typeof value === 'string') texts.push([path, value]);
  else if (typeof value === 'number' && !Number.isFinite(value)) numbers.push(path);
  else if (value === undefined) numbers.push(`${path} undefined`);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`, texts, numbers);
  }
}

describe('every transition of the registry', () => {
  const ids = store.transitions().map(({ id }) => id);
  const yielded: string[] = [];

  it.each(ids.map((id) => [id]))('%s yields a dossier, or says why not', async (id) => {
    let evidence: Evidence;
    try {
      evidence = await gather(store, id, {}, () => {});
    } catch (error) {
      expect(error).toBeInstanceOf(VigieError);
      const { issues, exitCode } = error as VigieError;
      expect(exitCode).toBe(1);
      expect(issues.map(({ code }) => code)).toEqual(['no-figures']);
      expect(issues[0].what).toMatch(/^no dossier can be made of it: .{20,}/);
      expect(issues[0].what).not.toMatch(/NaN|undefined|null/);
      expect(issues[0].where).toContain(id);
      expect(issues[0].fix).not.toBe('');
      return;
    }
    yielded.push(id);
    const found = compose(evidence);
    expect(found.map((section) => section.id).slice(0, 2)).toEqual([
      'what-happened',
      'what-changed',
    ]);
    const texts: [string, string][] = [];
    const numbers: string[] = [];
    walk(found, '', texts, numbers);
    expect(numbers).toEqual([]);
    const leftovers = texts.filter(([, text]) =>
      /\b(NaN|undefined|Infinity)\b|\[object/.test(text),
    );
    expect(leftovers.map(([path]) => path)).toEqual([]);
    expect(texts.filter(([path, text]) => text.trim() === '' && !path.includes('.svg'))).toEqual(
      [],
    );
    for (const { finding, details, question, figures } of found) {
      for (const text of [finding, question, ...details, ...figures.map(({ title }) => title)]) {
        expect(text.en.length).toBeGreaterThan(5);
        expect(text.fr).not.toBe(text.en);
      }
      expect(finding.en.length).toBeGreaterThan(30);
      expect(finding.en).toMatch(/[.”"]$/);
    }
  });

  it('together yield at least twenty dossiers', () => {
    expect(ids.length).toBeGreaterThanOrEqual(15);
    expect(yielded.length).toBeGreaterThanOrEqual(20);
  });
});
