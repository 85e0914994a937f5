/** Estimates made by hand, for tests of what is said of them. */
import type { EffectToSay } from '../../src/words/index.ts';

export const transitionSaid: EffectToSay = {
  verdict: { kind: 'higher' },
  outcome: { en: 'Attacks on civilians', fr: 'Attaques contre des civils' },
  is_count: true,
  subject: {
    kind: 'transition',
    country: 'MLI',
    force: { en: 'Lake Guard', fr: 'Garde du lac' },
    step: 'announced',
    is_handover: false,
  },
  span: { from: '2025-07', to: '2026-02' },
  post: {
    periods: 8,
    rate_ratio: 1.87,
    rate_ratio_low: 1.2,
    rate_ratio_high: 3.1,
    effect_mean: 3,
    low: 1,
    high: 5,
  },
  compared_with: 'others',
  p_family: 3 / 42,
  outcomes: 3,
  placebos: 41,
  minimum_detectable: { rate_ratio: 2.34, power: 0.8, power_of_doubling: 0.3, level: 0.1 },
  provisional: 0,
};

export const panelSaid: EffectToSay = {
  ...transitionSaid,
  verdict: { kind: 'lower' },
  outcome: { en: 'packs', fr: 'packs' },
  is_count: false,
  subject: { kind: 'panel', units: ['Tarda'] },
  span: { from: '1989', to: '2000' },
  post: {
    periods: 12,
    rate_ratio: 0.8,
    rate_ratio_low: Number.NaN,
    rate_ratio_high: Number.NaN,
    effect_mean: -19.5,
    low: -27.1,
    high: -10.2,
  },
  p_family: 1 / 39,
  outcomes: 1,
  placebos: 38,
  minimum_detectable: null,
};
