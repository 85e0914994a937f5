/** What may be said of an estimate: a row for each branch, in both languages. */
import { describe, expect, it } from 'vitest';
import { inBoth, LANGUAGES, type Refusal } from '../../src/core/index.ts';
import {
  blendPhrase,
  detectableSentence,
  type EffectToSay,
  effectSentence,
  findVerdict,
  periodKind,
  periodText,
  unitName,
  unitNames,
  verdictText,
} from '../../src/words/index.ts';
import { panelSaid, transitionSaid } from './effect-said.ts';

const REASONS: Refusal[] = ['poor-fit', 'few-donors', 'few-events', 'short-after', 'no-procedure'];
const counts = { donors: 7, events_before: 13, periods_after: 4 };
const handover = { ...transitionSaid.subject, is_handover: true } as EffectToSay['subject'];
const cannot = (reason: Refusal, said = transitionSaid): EffectToSay => ({
  ...said,
  verdict: { kind: 'cannot-tell', reason },
  counts,
});

/** Branch, estimate, and what each language must say. */
const TABLE: [what: string, said: EffectToSay, en: RegExp, fr: RegExp][] = [
  [
    'higher',
    transitionSaid,
    /^Attacks on civilians in Mali ran higher than a blend of other countries would lead one to expect: at about 1\.9 times the expected level \(95% interval 1\.2 to 3\.1\) in the 8 months after the departure was announced \(July 2025 to February 2026\)\. Only 2 of 41 comparison countries changed as much in any of the 3 outcomes looked at\. The comparison would have noticed a change of more than ×2\.3 \(8 times in 10\)\.$/,
    /^L’indicateur « attaques contre des civils » au Mali se situe au-dessus de ce que laisserait attendre une combinaison d’autres pays : à environ 1,9 fois le niveau attendu \(intervalle à 95 % de 1,2 à 3,1\) durant les 8 mois suivant l’annonce du départ \(juillet 2025 à février 2026\)\. Seuls 2 des 41 pays de comparaison ont varié autant pour l’un quelconque des 3 indicateurs examinés\. La comparaison aurait décelé un changement supérieur à ×2,3 \(8 fois sur 10\)\.$/,
  ],
  [
    'lower, a mean difference in a panel',
    panelSaid,
    /^“packs” for Tarda ran lower than a blend of other units would lead one to expect: on average 19\.5 below the expected level \(95% interval −27\.1 to −10\.2\) in the 12 years from 1989 to 2000\. None of 38 comparison units changed as much\.$/,
    /^La variable « packs » pour Tarda se situe au-dessous de ce que laisserait attendre une combinaison d’autres unités : en moyenne 19,5 au-dessous du niveau attendu \(intervalle à 95 % de −27,1 à −10,2\) sur les 12 années \(1989 à 2000\)\. Aucune des 38 unités de comparaison n’a varié autant\.$/,
  ],
  [
    'no clear change',
    { ...transitionSaid, verdict: { kind: 'none' }, p_family: 19 / 42 },
    /^No clear change: attacks on civilians in Mali ran at about 1\.9 times the level that a blend of other countries would lead one to expect .*, and 18 of 41 comparison countries changed as much/,
    /^Pas de changement net : l’indicateur .* se situe à environ 1,9 fois le niveau que laisserait attendre une combinaison d’autres pays .*, et 18 des 41 pays de comparaison ont varié autant/,
  ],
  [
    'no clear change, for one donor decides the direction',
    { ...transitionSaid, verdict: { kind: 'none', doubt: 'leave-one-out' } },
    /^No clear change: .*; only 2 of 41 .*, but leaving out a single comparison country turns the direction of the difference\./,
    /^Pas de changement net : .* ; seuls 2 des 41 .*, mais il suffit d’écarter un seul pays de comparaison pour que le sens de l’écart s’inverse\./,
  ],
  [
    'no clear change, for earlier dates speak too',
    { ...transitionSaid, verdict: { kind: 'none', doubt: 'in-time' } },
    /^No clear change: .*, but an earlier date, at which nothing is known to have happened, stands out as much\./,
    /^Pas de changement net : .*, mais une date antérieure, sans rien de connu à ce moment-là, ressort tout autant\./,
  ],
  [
    'cannot tell, poor fit',
    cannot('poor-fit'),
    /^We cannot tell whether attacks on civilians in Mali moved otherwise than comparable countries would lead one to expect: before the date, no blend of other countries follows the series closely enough.* To settle it: .*by region/,
    /^Impossible de dire si l’indicateur « attaques contre des civils » au Mali s’écarte de ce que laisseraient attendre des pays comparables : avant la date, aucune combinaison d’autres pays.* Pour trancher : .*par région/,
  ],
  [
    'cannot tell, few donors',
    cannot('few-donors'),
    /only 7 countries can be compared with it, and it takes 10\. To settle it: figures for more countries/,
    /7 pays seulement se prêtent à la comparaison, et il en faut 10\. Pour trancher : des chiffres sur davantage de pays/,
  ],
  [
    'cannot tell, few events',
    cannot('few-events'),
    /only 13 events are on record .*, and it takes 24\. To settle it: an outcome that counts more/,
    /13 événements seulement sont recensés .*, et il en faut 24\. Pour trancher : un indicateur qui compte davantage/,
  ],
  [
    'cannot tell, short after',
    cannot('short-after'),
    /only 4 months after the date are known, and it takes 6\. To settle it: 2 months more/,
    /4 mois seulement sont connus après la date, et il en faut 6\. Pour trancher : 2 mois de plus/,
  ],
  [
    'cannot tell, no procedure',
    cannot('no-procedure'),
    /nobody knows how large a one chance gives\. To settle it: other countries/,
    /on ignore quel écart le hasard donnerait\. Pour trancher : d’autres pays/,
  ],
  [
    'cannot tell, in a panel of years',
    cannot('short-after', panelSaid),
    /^We cannot tell whether “packs” for Tarda moved otherwise than comparable units .*only 4 years after the date are known, .*2 years more/,
    /^Impossible de dire si la variable « packs » pour Tarda s’écarte .* des unités comparables : 4 années seulement sont connues .*2 années de plus/,
  ],
  [
    'a handover is called one',
    { ...transitionSaid, subject: handover },
    /after the handover was announced .*This is a handover \(Lake Guard\), not a full departure/,
    /suivant l’annonce de la passation .*Il s’agit d’une passation \(Garde du lac\), non d’un départ complet/,
  ],
  [
    'a handover is called one where nothing can be told',
    { ...cannot('few-events'), subject: handover },
    /This is a handover \(Lake Guard\)/,
    /Il s’agit d’une passation \(Garde du lac\)/,
  ],
  [
    'some months are provisional',
    { ...transitionSaid, provisional: 3 },
    /3 of these 8 months are provisional and will still change\.$/,
    /Sur ces 8 mois, 3 sont provisoires et changeront encore\.$/,
  ],
  [
    'all months are provisional',
    { ...transitionSaid, provisional: 8 },
    /These months are provisional and will still change\.$/,
    /Les chiffres de ces mois sont provisoires et changeront encore\.$/,
  ],
  [
    'no change would have been noticed',
    {
      ...transitionSaid,
      verdict: { kind: 'none' },
      minimum_detectable: { ...transitionSaid.minimum_detectable!, rate_ratio: Number.NaN },
    },
    /would have noticed no change up to ×20, so its silence says little\./,
    /n’aurait décelé aucun changement jusqu’à ×20 : son silence en dit peu\./,
  ],
  [
    'without units to rank among, chance is told as a frequency',
    { ...panelSaid, placebos: 0, p_family: 0.03, compared_with: 'own-past' },
    /lower than the series’ own past would lead one to expect: .* A difference as large would come up by chance about 3 times in 100\.$/,
    /au-dessous de ce que laisserait attendre le passé de la série elle-même : .* Un écart aussi marqué surviendrait par hasard environ 3 fois sur 100\.$/,
  ],
  [
    'one comparison country',
    { ...transitionSaid, p_family: 2 / 42, outcomes: 1 },
    /Only 1 of 41 comparison countries changed as much\./,
    /Seul 1 des 41 pays de comparaison a varié autant\./,
  ],
  [
    'an interval without an upper end',
    {
      ...transitionSaid,
      post: { ...transitionSaid.post, rate_ratio_high: Number.POSITIVE_INFINITY },
    },
    /\(95% interval from 1\.2 up, without an upper limit\)/,
    /\(intervalle à 95 % à partir de 1,2, sans limite supérieure\)/,
  ],
  [
    'a count that was expected to be zero is told as a difference',
    { ...transitionSaid, post: { ...transitionSaid.post, rate_ratio: Number.NaN } },
    /on average 3 above the expected level \(95% interval 1 to 5\)/,
    /en moyenne 3 au-dessus du niveau attendu \(intervalle à 95 % de 1 à 5\)/,
  ],
];

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');

const CAUSAL =
  /(?<!\p{L})(caused?|causes|because|led to|effects? of|due to|owing to|thanks to|impact of|resulted in|provoqué\p{L}*|entraîné\p{L}*|causé\p{L}*|à cause d|grâce [àa]|en raison d|effets? d[eu])(?!\p{L})/iu;

describe('the sentence on an estimate', () => {
  it.each(TABLE)('%s', (_, said, en, fr) => {
    const sentence = effectSentence(said);
    expect(plain(sentence.en)).toMatch(en);
    expect(plain(sentence.fr)).toMatch(fr);
  });

  it.each(TABLE)('%s: whole, in both languages, without a causal word', (_, said) => {
    const sentence = effectSentence(said);
    expect(sentence.en).not.toBe(sentence.fr);
    for (const language of LANGUAGES) {
      expect(sentence[language]).not.toMatch(/NaN|undefined|Infinity|null|\[object| {2}|\.\.|,,/);
      expect(sentence[language]).not.toMatch(CAUSAL);
      expect(sentence[language]).toMatch(/^[\p{Lu}“«].*\.$/u);
    }
    expect(sentence.fr).not.toMatch(/[ \u00a0][:;?!%»]|« /);
  });

  it('is recognised as causal where it would be', () => {
    for (const wrong of ['it caused', 'the effect of', 'due to', 'a provoqué', 'à cause de'])
      expect(wrong).toMatch(CAUSAL);
  });

  it('says the same twice and leaves its input alone', () => {
    for (const [, said] of TABLE) {
      const copy = structuredClone(said);
      expect(effectSentence(said)).toEqual(effectSentence(copy));
      expect(said).toEqual(copy);
    }
  });
});

describe('the verdict', () => {
  it('is one of the words that the JSON knows', () => {
    expect(verdictText('higher').en).toBe('higher than expected');
    expect(verdictText('lower').en).toBe('lower than expected');
    expect(verdictText('none').en).toBe('no clear change');
    for (const reason of REASONS)
      expect(verdictText('cannot-tell', reason).en).toMatch(/^cannot tell: \w/);
  });

  it('is found again from its English words', () => {
    for (const kind of ['higher', 'lower', 'none'] as const)
      expect(findVerdict(verdictText(kind).en)).toEqual({ kind });
    for (const reason of REASONS)
      expect(findVerdict(verdictText('cannot-tell', reason).en)).toEqual({
        kind: 'cannot-tell',
        reason,
      });
    expect(findVerdict('surged')).toBeUndefined();
  });

  it('reads otherwise in French', () => {
    for (const reason of REASONS) {
      const text = verdictText('cannot-tell', reason);
      expect(text.fr).toMatch(/^impossible à dire\u202f: /);
    }
  });
});

describe('a blend of donors', () => {
  const weights = { TCD: 0.34, NER: 0.22, SDN: 0.04, CAF: 0.04, COD: 0.03, ETH: 0.03, SOM: 0.02 };

  it('names the largest and counts the rest', () => {
    expect(inBoth((l) => plain(blendPhrase({ ...weights, KEN: 0 })[l]))).toEqual({
      en: 'compared with a blend of 34% Chad, 22% Niger and 5 others',
      fr: 'comparaison avec une combinaison de pays : Tchad 34 %, Niger 22 % et 5 autres',
    });
  });

  it('names a single further one instead of counting it', () => {
    expect(blendPhrase({ Utah: 0.6, Nevada: 0.36, Idaho: 0.04 }).en).toBe(
      'compared with a blend of 60% Utah, 36% Nevada and 4% Idaho',
    );
  });

  it('writes a negative weight with its sign', () => {
    expect(blendPhrase({ Utah: 1.12, Nevada: -0.12 }).en).toContain('−12% Nevada');
  });
});

describe('units and periods', () => {
  it('are named by what they are', () => {
    expect([unitName('NER', 'fr'), unitName('Tarda', 'fr')]).toEqual(['Niger', 'Tarda']);
    expect(unitNames(['A', 'B', 'C', 'D', 'E'], 'en')).toBe('A, B, C and 2 others');
    expect(['2025-06', '1971', 'week 3'].map(periodKind)).toEqual(['month', 'year', 'period']);
    expect(periodText('2025-06', 'fr')).toBe('juin 2025');
  });

  it('a change that would be noticed is told with how often', () => {
    const found = { rate_ratio: 2.34, power: 0.8, power_of_doubling: 0.3, level: 0.1 };
    expect(detectableSentence(found).fr).toContain('×2,3 (8 fois sur 10)');
  });
});
