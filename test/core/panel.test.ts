import { expect, it } from 'vitest';
import { NO_VINTAGE, seriesOf, vintagesOf } from '../../src/core/index.ts';
import { panelOf } from '../changes/simulate.ts';

const panel = panelOf([Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)], 24_300);

it('a unit’s series is a view on the panel', () => {
  expect([...seriesOf(panel, 'events', 'u1')]).toEqual([4, 5, 6]);
  expect(seriesOf(panel, 'events', 'u1').buffer).toBe(panel.outcomes.events.buffer);
  expect([...vintagesOf(panel, 'events', 'u1')]).toEqual([0, 0, 0]);
});

it('an unknown unit or outcome is missing in every month, never zero', () => {
  for (const [outcome, unit] of [
    ['events', 'nowhere'],
    ['nothing', 'u1'],
  ]) {
    expect([...seriesOf(panel, outcome, unit)]).toEqual([NaN, NaN, NaN]);
    expect([...vintagesOf(panel, outcome, unit)]).toEqual(new Array(3).fill(NO_VINTAGE));
  }
});
