/** What holds for every model of the shelf. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ForecastPanel, knownBy, type Model, randomStream } from '../../src/core/index.ts';
import { models } from '../../src/models/index.ts';
import { type Shape, simulatedPanel } from './simulated-panel.ts';

const LEADS = [1, 3, 7];
const SAMPLES = 120;

function drawsOf(
  model: Model,
  panel: ForecastPanel,
  { seed = 5, leads = LEADS, from = 0, to = panel.unit_ids.length } = {},
): Int32Array {
  return model
    .fit(panel, { leads: LEADS }, randomStream(seed))
    .sample(leads, SAMPLES, { from, to });
}

const panelOf = (shapes: Shape[], months = 180) => simulatedPanel(shapes, months, 3);
const mixed = panelOf(['quiet', 'war', 'quiet', 'low', 'bursts', 'war', 'low', 'late']);

/** Files that hold a model: those that export one by their id. */
const FOLDER = fileURLToPath(new URL('../../src/models', import.meta.url));

it('has a file for every model, named by its id', () => {
  const files = new Set(readdirSync(FOLDER));
  expect(models.entries.length).toBeGreaterThanOrEqual(10);
  for (const { id } of models.entries) expect(files.has(`${id}.ts`)).toBe(true);
});

describe.each(models.entries.map((model) => [model.id, model] as const))('%s', (_, model) => {
  it('says in two languages what it is and cannot see', () => {
    for (const text of [model.title, model.weakness])
      for (const part of [text.en, text.fr]) expect(part.length).toBeGreaterThan(3);
    expect(model.weakness.en).not.toBe(model.weakness.fr);
  });

  const drawn = drawsOf(model, mixed);

  it('draws whole numbers from 0 for each unit, lead and sample', () => {
    expect(drawn.length).toBe(mixed.unit_ids.length * LEADS.length * SAMPLES);
    expect(drawn.every((value) => value >= 0)).toBe(true);
  });

  it('draws the same again for the same seed', () => {
    expect(drawsOf(model, mixed)).toEqual(drawn);
  });

  it('draws the same however units are cut into blocks', () => {
    const parts = [
      [0, 3],
      [3, 4],
      [4, 8],
    ].flatMap(([from, to]) => [...drawsOf(model, mixed, { from, to })]);
    expect(parts).toEqual([...drawn]);
  });

  it('draws the same for some of the leads', () => {
    const some = drawsOf(model, mixed, { leads: [3] });
    for (let unit = 0; unit < mixed.unit_ids.length; unit++) {
      const at = (unit * LEADS.length + 1) * SAMPLES;
      expect(some.subarray(unit * SAMPLES, (unit + 1) * SAMPLES)).toEqual(
        drawn.subarray(at, at + SAMPLES),
      );
    }
  });

  it('is not moved by what happens after the origin', () => {
    const origin = mixed.first + 149;
    const garbled = { ...mixed, values: mixed.values.slice() };
    for (let unit = 0; unit < mixed.unit_ids.length; unit++)
      garbled.values.fill(7777, unit * mixed.months + 150, (unit + 1) * mixed.months);
    expect(drawsOf(model, knownBy(garbled, origin))).toEqual(
      drawsOf(model, knownBy(mixed, origin)),
    );
  });

  it('says the same when it looks at the panel that it learnt from', () => {
    const fitted = model.fit(mixed, { leads: LEADS }, randomStream(5));
    if (!fitted.lookingAt) return;
    const units = { from: 0, to: mixed.unit_ids.length };
    expect(fitted.lookingAt(mixed).sample(LEADS, SAMPLES, units)).toEqual(drawn);
    const other = { ...mixed, values: mixed.values.map((value) => 3 * value) };
    expect(fitted.lookingAt(other).sample(LEADS, SAMPLES, units)).not.toEqual(drawn);
  });

  it('leaves the panel alone', () => {
    const before = mixed.values.slice();
    drawsOf(model, mixed);
    expect(mixed.values).toEqual(before);
  });

  it('expects next to nothing where nothing ever happened', () => {
    const calm = drawsOf(model, panelOf(['empty', 'empty', 'empty', 'empty']));
    expect(calm.every((value) => value === 0)).toBe(true);
  });

  it('takes a single unit, and a constant one', () => {
    const constant = drawsOf(model, panelOf(['constant']));
    const middle = constant.sort()[constant.length >> 1];
    if (model.id !== 'zero') {
      expect(middle).toBeGreaterThanOrEqual(5);
      expect(middle).toBeLessThanOrEqual(20);
    }
  });

  it('draws nothing but 0 for a unit that has not yet appeared', () => {
    const panel = panelOf(['war', 'low', 'unborn', 'quiet']);
    const size = LEADS.length * SAMPLES;
    const unborn = drawsOf(model, panel).subarray(2 * size, 3 * size);
    const share = unborn.filter((value) => value > 0).length / size;
    if (!['pooled-bootstrap', 'neighbours'].includes(model.id)) expect(share).toBeLessThan(0.2);
    expect(unborn.every((value) => Number.isInteger(value))).toBe(true);
  });

  it('takes a panel of the fewest months it says, and refuses a shorter one by a word', () => {
    const short = panelOf(['war', 'low', 'late'], model.least_months + 1);
    const enough = knownBy(short, short.first + model.least_months - 1);
    expect(enough.months).toBe(model.least_months);
    expect(drawsOf(model, enough).length).toBe(3 * LEADS.length * SAMPLES);
    if (model.least_months === 0) return;
    const less = knownBy(short, short.first + model.least_months - 2);
    expect(() => drawsOf(model, less)).toThrow(
      new RegExp(`${model.id} needs ${model.least_months} months`),
    );
  });

  it('keeps to the scale of a war', () => {
    const size = LEADS.length * SAMPLES;
    const war = drawn.slice(size, 2 * size).sort();
    if (['zero', 'pooled-bootstrap', 'neighbours'].includes(model.id)) return;
    // The simulated war has about 300 deaths a month.
    expect(war[size >> 1]).toBeGreaterThan(75);
    expect(war[size >> 1]).toBeLessThan(1200);
    expect(war[Math.floor(size * 0.95)]).toBeLessThan(10_000);
  });
});

it('neighbours asks to be told which units touch', () => {
  const alone = { ...mixed, neighbours: undefined };
  expect(() => drawsOf(models.get('neighbours'), alone)).toThrow(RangeError);
});
