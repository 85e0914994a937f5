/** How sentences are parted and understood: one rule a test, on sentences of our own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, gazetteerOf, type Registries, readOne } from '../../src/claims/index.ts';
import { sentenceRanges } from '../../src/claims/sentences.ts';
import { tokensOf } from '../../src/claims/tokens.ts';
import type { Language } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';

const store = new Store(':memory:');
const registries: Registries = {
  gazetteer: gazetteerOf(store.actors()),
  transitions: store.transitions(),
  coups: store.coups(),
};

function read(text: string, language: Language = 'en', date: string | null = '2025-06-10') {
  return readOne(text, contextOf({ language, date }, registries, 'MLI', undefined), registries);
}

const slots = (text: string, language: Language = 'en') => read(text, language)[0]?.found?.slots;

describe('sentences', () => {
  const parts = (text: string) => sentenceRanges(text).map(([from, to]) => text.slice(from, to));

  it('do not end inside numbers, abbreviations and initials', () => {
    expect(parts('It rose by 2.5 points. Gen. A. Camara of the U.N. Mission agreed.')).toEqual([
      'It rose by 2.5 points.',
      'Gen. A. Camara of the U.N. Mission agreed.',
    ]);
  });

  it('keep their closing quotation marks in both languages', () => {
    expect(parts('He said “it is over.” They left.')).toHaveLength(2);
    expect(parts('Il a dit « c’est fini. » Ils sont partis.')).toEqual([
      'Il a dit « c’est fini. »',
      'Ils sont partis.',
    ]);
  });

  it('never overlap, never leave the text, and lose no letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        let last = 0;
        let letters = '';
        for (const [from, to] of sentenceRanges(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          letters += text.slice(from, to);
          last = to;
        }
        const only = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '');
        expect(only(letters)).toBe(only(text));
      }),
    );
  });

  it('have tokens that stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const { start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });
});

describe('names', () => {
  it('of Niger and Nigeria, and of their peoples, are never mixed up', () => {
    expect(slots('Attacks have risen in Niger.')?.area).toBe('NER');
    expect(slots('Attacks have risen in Nigeria.')?.area).toBe('NGA');
    expect(slots('Les attaques ont augmenté sur le sol nigérian.', 'fr')?.area).toBe('NGA');
    expect(slots('Les attaques ont augmenté sur le sol nigérien.', 'fr')?.area).toBe('NER');
  });

  it('of forces are found in both languages, elided and with their capitals', () => {
    expect(slots("L'AQMI est présente au Mali.", 'fr')?.actor).toBe('aqim');
    expect(slots('Le GSIM reste présent au Mali.', 'fr')?.actor).toBe('jnim');
    expect(slots('It is present in Mali.')).toBeUndefined();
  });

  it('of UN peacekeepers mean the mission that was there last', () => {
    expect(slots('UN peacekeepers are still deployed in Mali.')?.actor).toBe('minusma');
    expect(slots('UN peacekeepers are deployed in the Central African Republic.')?.actor).toBe(
      'minusca',
    );
  });
});

describe('dates', () => {
  it('count from the article', () => {
    expect(slots('Attacks rose last year in Mali.')).toMatchObject({
      from: '2024-01',
      to: '2024-12',
    });
    expect(slots('Attacks rose over the past six months in Mali.')).toMatchObject({
      from: '2024-12',
      to: '2025-05',
    });
    expect(slots("Les attaques ont augmenté l'an dernier au Mali.", 'fr')).toMatchObject({
      from: '2024-01',
      to: '2024-12',
    });
  });

  it('count from a coup and from a departure of the registries', () => {
    expect(slots('Attacks have risen in Mali since the coup.')?.from).toBe('2021-05');
    expect(slots('Attacks have risen in Mali since the 2012 coup.')?.from).toBe('2012-03');
    expect(
      slots('Les attaques ont augmenté au Mali depuis le retrait de la MINUSMA.', 'fr')?.from,
    ).toBe('2023-12');
  });

  it('stay open in an article without a date', () => {
    const [claim] = read('Attacks rose last year in Mali.', 'en', null);
    expect(claim.found?.slots).toMatchObject({ direction: 'more', area: 'MLI' });
    expect(claim.found?.slots.from).toBeUndefined();
  });
});

describe('what is not checkable', () => {
  it.each([
    ['The government must act.', 'en', 'recommendation'],
    ['Attacks may double by next year.', 'en', 'forecast'],
    ['Attacks doubled in May 2025.', 'en', 'trend'],
    ['Violence rose because of the drought.', 'en', 'causal'],
    ['Les attaques pourraient doubler.', 'fr', 'forecast'],
    ['Les autorités devraient agir sans délai.', 'fr', 'recommendation'],
    ['Les violences devraient augmenter.', 'fr', 'forecast'],
  ] as const)('%s', (text, language, kind) => {
    expect(read(text, language)[0]?.kind).toBe(kind);
  });

  it('does not hide what a sentence takes for granted', () => {
    const claims = read(
      'With remaining partners such as AFISMA and UN peacekeepers, Mali could hold the line.',
    );
    expect(claims.map(({ found }) => found?.slots.actor)).toEqual(['afisma', 'minusma']);
    expect(claims.every(({ found }) => found?.slots.relation === 'present')).toBe(true);
  });

  it('denials are read as such', () => {
    expect(slots('Attacks have not increased in Mali.')?.direction).toBe('same');
    expect(slots('Wagner has not left Mali.')?.relation).toBe('present');
    expect(slots("La MINUSMA n'est plus présente au Mali.", 'fr')?.relation).toBe('absent');
  });
});
