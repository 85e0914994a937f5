/** Sentences of the dossier's eighth question: what should be done, and is it being done. */
import {
  type ActionReport,
  type Bilingual,
  type IndicatorReport,
  inBoth,
  type Language,
  type PlanReport,
} from '../core/index.ts';
import { capital, formatDate, joinNames, plural } from './format.ts';
import { planWords } from './plan-words.ts';

/** States as they stand in a list, the ones that ask for something first. */
const TOLD = [
  'blocked',
  'late',
  'no-evidence',
  'on-track',
  'not-started',
  'done',
  'stopped',
] as const;

const actionsOf = (report: PlanReport) => report.priorities.flatMap(({ actions }) => actions);
const indicatorsOf = (report: PlanReport) =>
  actionsOf(report).flatMap(({ indicators }) => indicators);

/** The finding: whose plan it is, how many actions stand where, and which way the figures go. */
export function planFinding(report: PlanReport): Bilingual {
  return inBoth((language) => {
    const actions = actionsOf(report);
    const parts = TOLD.flatMap((state) => {
      const n = actions.filter((action) => action.state === state).length;
      return n === 0 ? [] : [`${n} ${stateOfMany(state, n, language)}`];
    });
    const day = formatDate(report.date, language);
    const counts =
      language === 'en'
        ? `of ${plural(actions.length, 'en', 'action', 'actions')} in ${plural(report.priorities.length, 'en', 'priority', 'priorities')}, ${joinNames(parts, 'en')} on ${day}`
        : `sur ${plural(actions.length, 'fr', 'action', 'actions')} en ${plural(report.priorities.length, 'fr', 'priorité', 'priorités')}, ${joinNames(parts, 'fr')} au ${day}`;
    const whose = report.example
      ? language === 'en'
        ? 'This is an example plan that ships with Vigie, nobody’s commitment: '
        : 'Ceci est un plan d’exemple fourni avec Vigie, l’engagement de personne : '
      : '';
    return `${whose}${whose === '' ? capital(counts) : counts}. ${figuresSentence(indicatorsOf(report), language)}`.trim();
  });
}

function stateOfMany(state: string, n: number, language: Language): string {
  if (language === 'en') return `${n === 1 ? 'is' : 'are'} ${MANY[state].en}`;
  return n === 1 ? planWords.action_state[state].fr : MANY[state].fr;
}

const MANY: Record<string, Bilingual> = {
  blocked: { en: 'blocked by access', fr: 'bloquées par l’accès' },
  late: { en: 'late', fr: 'en retard' },
  'no-evidence': { en: 'without evidence', fr: 'sans preuve' },
  'on-track': { en: 'on track', fr: 'en bonne voie' },
  'not-started': { en: 'not started', fr: 'pas commencées' },
  done: { en: 'done', fr: 'achevées' },
  stopped: { en: 'stopped', fr: 'arrêtées' },
};

function figuresSentence(indicators: readonly IndicatorReport[], language: Language): string {
  const known = indicators.filter(
    ({ value, baseline, desired }) => value !== null && baseline && desired,
  );
  const there = known.filter(({ state }) => state === 'reached').length;
  const towards = known.filter(({ state }) => state === 'on-the-way').length;
  const away = known.filter(({ state }) => state === 'away').length;
  const rest = indicators.length - known.length;
  if (indicators.length === 0) return '';
  if (language === 'en') {
    const moved = [
      there > 0 ? `${there} ${there === 1 ? 'has' : 'have'} reached the wanted value` : '',
      towards > 0 ? `${towards} ${towards === 1 ? 'moves' : 'move'} towards it` : '',
      away > 0 ? `${away} ${away === 1 ? 'moves' : 'move'} away from it` : '',
      rest > 0 ? `${rest} ${rest === 1 ? 'has' : 'have'} no figure yet` : '',
    ].filter((part) => part !== '');
    return `Of ${plural(indicators.length, 'en', 'indicator', 'indicators')}, ${joinNames(moved, 'en')}; that says nothing of why.`;
  }
  const moved = [
    there > 0 ? `${there} ${there === 1 ? 'a' : 'ont'} atteint la valeur voulue` : '',
    towards > 0 ? `${towards} ${towards === 1 ? 's’en rapproche' : 's’en rapprochent'}` : '',
    away > 0 ? `${away} ${away === 1 ? 's’en éloigne' : 's’en éloignent'}` : '',
    rest > 0 ? `${rest} ${rest === 1 ? 'n’a' : 'n’ont'} pas encore de chiffre` : '',
  ].filter((part) => part !== '');
  return `Sur ${plural(indicators.length, 'fr', 'indicateur', 'indicateurs')}, ${joinNames(moved, 'fr')} ; cela ne dit rien du pourquoi.`;
}

/** Each action that asks for something, with why. */
export function actionSentences(report: PlanReport): Bilingual[] {
  const asking = actionsOf(report).filter(({ state }) =>
    ['blocked', 'late', 'no-evidence'].includes(state),
  );
  return asking.map((action) => inBoth((language) => actionSentence(action, language)));
}

function actionSentence(action: ActionReport, language: Language): string {
  const why = action.reasons
    .map((reason) => reason[language])
    .join(language === 'en' ? '; ' : ' ; ');
  const state = planWords.action_state[action.state][language];
  return language === 'en'
    ? `“${action.title.en}” (${action.lead.en}) is ${MANY[action.state].en}: ${why}.`
    : `« ${action.title.fr} » (${action.lead.fr}) est ${state} : ${why}.`;
}

/** The shortest and longest ways from alert to decision; `undefined` where no alert is dated. */
export function alertSentence(report: PlanReport): Bilingual | undefined {
  const times = actionsOf(report).flatMap(({ answers }) => (answers ? [answers] : []));
  const decided = times.flatMap(({ days_to_decision: days }) => (days === null ? [] : [days]));
  const acted = times.flatMap(({ days_to_action: days }) => (days === null ? [] : [days]));
  if (decided.length === 0) return undefined;
  return inBoth((language) => {
    const range = (days: readonly number[]) => {
      const [low, high] = [Math.min(...days), Math.max(...days)];
      const n =
        language === 'en' ? plural(high, 'en', 'day', 'days') : plural(high, 'fr', 'jour', 'jours');
      return low === high ? n : language === 'en' ? `${low} to ${n}` : `${low} à ${n}`;
    };
    const then =
      acted.length === 0
        ? ''
        : language === 'en'
          ? `, and ${range(acted)} from decision to action`
          : `, puis ${range(acted)} de la décision à l’action`;
    return language === 'en'
      ? `${plural(decided.length, 'en', 'action answers', 'actions answer')} a dated alert: ${range(decided)} passed from alert to decision${then}.`
      : `${plural(decided.length, 'fr', 'action répond', 'actions répondent')} à une alerte datée : ${range(decided)} de l’alerte à la décision${then}.`;
  });
}

/** What the plan leaves open. */
export function planLimits(report: PlanReport): Bilingual[] {
  const open = actionsOf(report).reduce((sum, { unanswered }) => sum + unanswered, 0);
  return [
    ...(open > 0
      ? [inBoth((language) => `${capital(planWords.unanswered[language](open))}.`)]
      : []),
    {
      en: 'An indicator is a figure of the country or area, not of the action: it may move for other reasons, and the plan does not say what would have been without it.',
      fr: "Un indicateur est un chiffre du pays ou de la zone, non de l'action : il peut bouger pour d'autres raisons, et le plan ne dit pas ce qui aurait été sans elle.",
    },
    ...(report.example
      ? [
          {
            en: 'In the example, dates, evidence and access of the actions are invented; only the figures of the indicators are real. Put your own plan in with --plan FILE.',
            fr: "Dans l'exemple, dates, preuves et accès des actions sont inventés ; seuls les chiffres des indicateurs sont réels. Mettez votre propre plan avec --plan FICHIER.",
          },
        ]
      : []),
  ];
}
