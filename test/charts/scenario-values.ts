/** Values of the charts of scenarios, invented. */
import type { FactorGraphValues, ScenarioCardsValues } from '../../src/charts/index.ts';
import type { Language } from '../../src/core/index.ts';

const said = (en: string, fr: string) => ({ en, fr });

export function scenarioCardsValues(language: Language): ScenarioCardsValues {
  const card = (n: number, state: string): ScenarioCardsValues['cards'][number] => ({
    title: `${said('Scenario', 'Scénario')[language]} ${n}${said(': if…', ' : si…')[language]}`,
    facts: said('consistent in 2 of 3 readings', 'cohérent dans 2 lectures sur 3')[language],
    rows: [
      {
        factor: said('Harvest', 'Récolte')[language],
        state,
        signs: ['shown', 'contradicted', 'cannot-tell', 'forecast'],
      },
      {
        factor: said('Prices', 'Prix')[language],
        state: said(
          'rise, and stay high until the next rains',
          'montent, et restent hauts jusqu’aux pluies',
        )[language],
        signs: [],
      },
    ],
  });
  return {
    label: said('Futures', 'Avenirs')[language],
    cards: [
      card(1, said('good', 'bonne')[language]),
      card(2, said('poor', 'mauvaise')[language]),
      card(3, said('lost', 'perdue')[language]),
    ],
    legend: [
      { sign: 'shown', words: said('shown', 'observé')[language] },
      { sign: 'contradicted', words: said('contradicted', 'contredit')[language] },
      { sign: 'cannot-tell', words: said('cannot tell yet', 'trop tôt pour le dire')[language] },
      { sign: 'forecast', words: said('forecast', 'prévision')[language] },
    ],
  };
}

export function factorGraphValues(language: Language): FactorGraphValues {
  return {
    label: said('Factors', 'Facteurs')[language],
    heads: [said('Factor', 'Facteur')[language], said('Consequence', 'Conséquence')[language]],
    nodes: [
      { factor: said('Harvest', 'Récolte')[language], state: said('good', 'bonne')[language] },
      { factor: said('Prices', 'Prix')[language], state: said('low', 'bas')[language] },
      {
        factor: said('Movements', 'Déplacements')[language],
        state: said('few families leave their village', 'peu de familles quittent leur village')[
          language
        ],
      },
    ],
    edges: [
      { from: 0, to: 1, value: 3 },
      { from: 1, to: 2, value: 1 },
      { from: 2, to: 0, value: -2 },
    ],
    favours: said('favours', 'favorise')[language],
    against: said('works against', 'freine')[language],
    width: said('thicker: stronger', 'plus épais : plus fort')[language],
  };
}

/** Values that a chart must bear. */
export const AWKWARD_SCENARIOS: [string, string, (language: Language) => unknown][] = [
  ['no card', 'scenario-cards', (l) => ({ ...scenarioCardsValues(l), cards: [] })],
  ['no sign', 'scenario-cards', (l) => ({ ...scenarioCardsValues(l), legend: [] })],
  ['no edge', 'factor-graph', (l) => ({ ...factorGraphValues(l), edges: [] })],
  ['nothing at all', 'factor-graph', (l) => ({ ...factorGraphValues(l), nodes: [], edges: [] })],
];
