/** The scenario half of question 7: futures that hold together, with their signposts. */
import { factorGraph, scenarioCards } from '../charts/index.ts';
import {
  type Bilingual,
  type Evidence,
  type Figure,
  inBoth,
  type Language,
  monthText,
  type ScenarioEvidence,
  type ScenarioTold,
  type Section,
  type SignpostReading,
  type SignpostVerdict,
} from '../core/index.ts';
import {
  breakPhrase,
  chanceSaid,
  changedSentence,
  colon,
  exampleLimit,
  graphNote,
  litSentence,
  readingsPhrase,
  scenarioFinding,
  scenarioRests,
  scenarioWords,
  signpostSays,
  signpostSeen,
  signpostVerdict,
  typeset,
  VERDICT_SIGNS,
} from '../words/index.ts';
import { makeFigure, outcomeFacts } from './figure.ts';

/** Cards that fit on a page. */
const MOST_CARDS = 6;

export type ScenarioHalf = Pick<Section, 'finding' | 'details' | 'limits' | 'figures' | 'rests_on'>;

/** @returns `undefined` where the evidence holds no scenario */
export function likelyNextScenarios(evidence: Evidence): ScenarioHalf | undefined {
  const { scenarios: found } = evidence;
  if (!found || found.scenarios.length === 0) return undefined;
  const told = found.scenarios.slice(0, MOST_CARDS);
  const { sets, note } = found.matrix;
  const inAll = found.scenarios.filter((one) => one.sets.length === sets.length).length;
  const changed = found.readings.filter(
    ({ month_before, verdict }) => month_before !== null && month_before !== verdict,
  );
  const chances = found.readings.filter(({ chance }) => chance !== null);
  return {
    finding: scenarioFinding(found.combinations, found.count, inAll, sets.length),
    details: [
      ...likeliest(found, told),
      changedSentence(changed.map((reading) => saysOf(evidence, reading))),
      ...chances.map((reading) => chanceSaid(saysOf(evidence, reading), signpostSeen(reading))),
    ],
    limits: [exampleLimit(note), scenarioWords.argue],
    figures: [cardsFigure(evidence, found, told), graphFigure(evidence, found, told)],
    rests_on: [...scenarioRests],
  };
}

function readingsOf({ matrix, readings }: ScenarioEvidence, { states }: ScenarioTold) {
  return readings.filter(({ descriptor, state }) => {
    const d = matrix.descriptors.findIndex(({ id }) => id === descriptor);
    return matrix.descriptors[d].states[states[d]].id === state;
  });
}

function verdictsOf(found: ScenarioEvidence, told: ScenarioTold): SignpostVerdict[] {
  return readingsOf(found, told).map(({ verdict }) => verdict);
}

function saysOf(evidence: Evidence, { signpost }: SignpostReading): Bilingual {
  return signpostSays(signpost, outcomeFacts(evidence, signpost.outcome).title);
}

/** What the figures show of the scenario that they speak for most; the cards have the others. */
function likeliest(found: ScenarioEvidence, told: readonly ScenarioTold[]): Bilingual[] {
  const balance = told.map((one) => {
    const verdicts = verdictsOf(found, one);
    const count = (verdict: SignpostVerdict) => verdicts.filter((own) => own === verdict).length;
    return count('shown') - count('contradicted');
  });
  const most = Math.max(...balance);
  return told.flatMap((one, i) =>
    balance[i] === most ? [litSentence(i + 1, verdictsOf(found, one), found.seen_until)] : [],
  );
}

function titleOf(number: number): Bilingual {
  return inBoth((l) =>
    typeset(
      `${scenarioWords.scenario[l]} ${number}${colon(l)} ${scenarioWords.if_word[l].toLowerCase()}…`,
      l,
    ),
  );
}

function factsOf(found: ScenarioEvidence, { sets, breaks_at }: ScenarioTold): Bilingual {
  const all = found.matrix.sets.length;
  const parts = [...(all > 1 ? [readingsPhrase(sets.length, all)] : []), breakPhrase(breaks_at)];
  return inBoth((l) => parts.map((part) => part[l]).join(l === 'fr' ? ' ; ' : '; '));
}

function cardsFigure(
  evidence: Evidence,
  found: ScenarioEvidence,
  told: readonly ScenarioTold[],
): Figure {
  const { descriptors } = found.matrix;
  const word = scenarioWords;
  return makeFigure(evidence, {
    section: 'what-is-likely-next',
    name: 'scenarios',
    chart: scenarioCards,
    title: scenarioCards.title,
    values: (language) => ({
      label: scenarioCards.title[language],
      cards: told.map((one, i) => ({
        title: titleOf(i + 1)[language],
        facts: factsOf(found, one)[language],
        rows: descriptors.map(({ id, title, states }, d) => ({
          factor: title[language],
          state: states[one.states[d]].title[language],
          signs: readingsOf(found, one)
            .filter(({ descriptor }) => descriptor === id)
            .map(({ verdict }) => verdict),
        })),
      })),
      legend: (Object.keys(VERDICT_SIGNS) as SignpostVerdict[])
        .filter((sign) => found.readings.some(({ verdict }) => verdict === sign))
        .map((sign) => ({ sign, words: signpostVerdict(sign)[language] })),
    }),
    table: {
      columns: [
        word.scenario,
        word.descriptor,
        word.state,
        word.signpost,
        word.verdict,
        word.seen,
        word.month_before,
      ],
      rows: told.flatMap((one, i) =>
        descriptors.flatMap(({ id, title, states }, d) => {
          const start = [i + 1, title, states[one.states[d]].title];
          const own = readingsOf(found, one).filter(({ descriptor }) => descriptor === id);
          if (own.length === 0) return [[...start, word.no_signpost, null, null, null]];
          return own.map((reading) => [
            ...start,
            saysOf(evidence, reading),
            signpostVerdict(reading.verdict),
            signpostSeen(reading),
            reading.month_before ? signpostVerdict(reading.month_before) : null,
          ]);
        }),
      ),
    },
    series: seriesOf(found),
    source: [found.registry, ...found.sources],
    notes: [word.argue],
  });
}

/** Ratios that the verdicts rest on, one point a signpost. */
function seriesOf({ readings }: ScenarioEvidence) {
  return readings.flatMap(({ descriptor, state, signpost, ratio, window }) =>
    ratio && window
      ? [
          {
            id: `${descriptor}/${state}/${signpost.direction}/${signpost.threshold}`,
            unit: signpost.area,
            outcome: signpost.outcome,
            months: [monthText(window.last)],
            values: [ratio.value],
            low: [ratio.low],
            high: [ratio.high],
          },
        ]
      : [],
  );
}

/** The scenario that is drawn as a graph: of those in most readings, the one most lit. */
function drawnOf(found: ScenarioEvidence, told: readonly ScenarioTold[]): number {
  const most = Math.max(...told.map(({ sets }) => sets.length));
  const lit = (one: ScenarioTold) => {
    const verdicts = verdictsOf(found, one);
    const count = (wanted: SignpostVerdict) =>
      verdicts.filter((verdict) => verdict === wanted).length;
    return count('shown') - count('contradicted');
  };
  const widest = told.flatMap((one, i) => (one.sets.length === most ? [i] : []));
  return widest.reduce((best, i) => (lit(told[i]) > lit(told[best]) ? i : best), widest[0]);
}

function graphFigure(
  evidence: Evidence,
  found: ScenarioEvidence,
  told: readonly ScenarioTold[],
): Figure {
  const { descriptors } = found.matrix;
  const at = drawnOf(found, told);
  const drawn = told[at];
  const state = (d: number) => descriptors[d].states[drawn.states[d]];
  const side = (d: number): Bilingual =>
    inBoth((l) => `${descriptors[d].title[l]}${colon(l)} ${state(d).title[l]}`);
  const sections = found.matrix.sets.find(({ id }) => id === drawn.sets[0])!.sections;
  const reasonOf = (from: number, to: number) =>
    sections.find((one) => one.from === descriptors[from].id && one.to === descriptors[to].id)
      ?.reason ?? null;
  const edges = [...drawn.edges].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const word = scenarioWords;
  return makeFigure(evidence, {
    section: 'what-is-likely-next',
    name: 'factors',
    chart: factorGraph,
    title: factorGraph.title,
    values: (language: Language) => ({
      label: factorGraph.title[language],
      heads: [word.descriptor[language], word.consequence[language]] as [string, string],
      nodes: descriptors.map(({ title }, d) => ({
        factor: title[language],
        state: state(d).title[language],
      })),
      edges: [...drawn.edges],
      favours: word.promotes[language],
      against: word.restricts[language],
      width: word.thicker[language],
    }),
    table: {
      columns: [word.from, word.to, word.judgement, word.reason],
      rows: edges.map(({ from, to, value }) => [side(from), side(to), value, reasonOf(from, to)]),
    },
    source: [found.registry],
    notes: [graphNote(at + 1)],
  });
}
