/** Why an action of a plan is in its state, and where an indicator stands, in both languages. */
import {
  type Bilingual,
  type IndicatorReport,
  type IndicatorState,
  inBoth,
  type Language,
} from '../core/index.ts';
import { formatDate, formatNumber, joinNames, plural } from './format.ts';
import { planWords } from './plan-words.ts';

/** What `plans` says about an action, by code. */
type Told =
  | { code: 'stopped' | 'done-unproven' }
  | { code: 'done'; evidence: Bilingual }
  | { code: 'access' | 'access-part'; constraints: string[]; areas: string[]; of: number }
  | { code: 'starts' | 'not-begun' | 'ended'; date: string; days: number }
  | { code: 'waits'; for: Bilingual[] }
  | { code: 'evidence'; title: Bilingual; date: string; days: number }
  | { code: 'evidence-old'; date: string; days: number; bound: number }
  | { code: 'evidence-none' | 'young'; days: number; bound: number }
  | { code: 'indicators-late'; of: number; n: number };

const daysIn = (n: number, language: Language) =>
  language === 'en' ? plural(n, 'en', 'day', 'days') : plural(n, 'fr', 'jour', 'jours');

/**
 * The reason as a sentence without its end mark.
 * @example reasonSentence({ code: 'ended', date: '2025-06-30', days: 12 }).en // => 'was to end on 30 June 2025, 12 days ago'
 */
export function reasonSentence(reason: Told): Bilingual {
  return { en: inEnglish(reason), fr: inFrenchWords(reason) };
}

const on = (date: string) => `${date.length === 7 ? 'in' : 'on'} ${formatDate(date, 'en')}`;
const le = (date: string) => `${date.length === 7 ? 'en' : 'le'} ${formatDate(date, 'fr')}`;

function inEnglish(reason: Told): string {
  switch (reason.code) {
    case 'stopped':
      return 'reported as stopped';
    case 'done':
      return `reported as done, shown by “${reason.evidence.en}”`;
    case 'done-unproven':
      return 'reported as done, but no evidence is named';
    case 'access':
    case 'access-part':
      return `access is extremely constrained (${constraintNames(reason.constraints, 'en')}) in ${places(reason, 'en')}`;
    case 'starts':
      return `starts ${on(reason.date)}, in ${daysIn(reason.days, 'en')}`;
    case 'not-begun':
      return `was to start ${on(reason.date)}, ${daysIn(reason.days, 'en')} ago`;
    case 'ended':
      return `was to end ${on(reason.date)}, ${daysIn(reason.days, 'en')} ago`;
    case 'waits':
      return `waits for ${joinNames(
        reason.for.map(({ en }) => `“${en}”`),
        'en',
      )}`;
    case 'evidence':
      return `shown by “${reason.title.en}” of ${formatDate(reason.date, 'en')}`;
    case 'evidence-old':
      return `last evidence is of ${formatDate(reason.date, 'en')}, ${daysIn(reason.days, 'en')} ago; more than ${reason.bound}`;
    case 'evidence-none':
      return `no evidence ${daysIn(reason.days, 'en')} after its start; more than ${reason.bound}`;
    case 'young':
      return `began ${daysIn(reason.days, 'en')} ago; evidence is due within ${reason.bound}`;
    case 'indicators-late':
      return `${reason.n} of ${plural(reason.of, 'en', 'indicator', 'indicators')} without a recent figure`;
  }
}

function inFrenchWords(reason: Told): string {
  switch (reason.code) {
    case 'stopped':
      return 'déclarée arrêtée';
    case 'done':
      return `déclarée achevée, attestée par « ${reason.evidence.fr} »`;
    case 'done-unproven':
      return "déclarée achevée, mais aucune preuve n'est citée";
    case 'access':
    case 'access-part':
      return `l'accès est extrêmement restreint (${constraintNames(reason.constraints, 'fr')}) : ${places(reason, 'fr')}`;
    case 'starts':
      return `commence ${le(reason.date)}, dans ${daysIn(reason.days, 'fr')}`;
    case 'not-begun':
      return `devait commencer ${le(reason.date)}, il y a ${daysIn(reason.days, 'fr')}`;
    case 'ended':
      return `devait finir ${le(reason.date)}, il y a ${daysIn(reason.days, 'fr')}`;
    case 'waits':
      return `attend ${joinNames(
        reason.for.map(({ fr }) => `« ${fr} »`),
        'fr',
      )}`;
    case 'evidence':
      return `attestée par « ${reason.title.fr} » (${formatDate(reason.date, 'fr')})`;
    case 'evidence-old':
      return `la dernière preuve date ${deDate(reason.date)}, il y a ${daysIn(reason.days, 'fr')} ; plus de ${reason.bound}`;
    case 'evidence-none':
      return `aucune preuve ${daysIn(reason.days, 'fr')} après le début ; plus de ${reason.bound}`;
    case 'young':
      return `commencée il y a ${daysIn(reason.days, 'fr')} ; une preuve est attendue sous ${daysIn(reason.bound, 'fr')}`;
    case 'indicators-late':
      return `${reason.n} ${reason.n > 1 ? 'indicateurs' : 'indicateur'} sur ${reason.of} sans chiffre récent`;
  }
}

function deDate(date: string): string {
  const text = formatDate(date, 'fr');
  if (date.length > 7) return `du ${text}`;
  return /^[aàoy]/.test(text) ? `d'${text}` : `de ${text}`;
}

function constraintNames(constraints: readonly string[], language: Language): string {
  return constraints.map((id) => planWords.constraint[id][language]).join(', ');
}

function places({ areas, of }: { areas: readonly string[]; of: number }, language: Language) {
  const names = joinNames(areas, language);
  if (areas.length === of) return names;
  return language === 'en'
    ? `${names}, ${areas.length} of its ${of} areas`
    : `${names}, soit ${areas.length} de ses ${of} zones`;
}

type Judged = Omit<IndicatorReport, 'reason'>;

/** Where an indicator stands, its figures against baseline and wanted value. */
export function indicatorSentence(report: Judged): Bilingual {
  return inBoth((language) => {
    const state = planWords.indicator_state[report.state][language];
    const figures = figuresOf(report, language);
    const marks = [
      report.measured.some(({ provisional }) => provisional) ? planWords.provisional[language] : '',
      report.overdue && report.state !== 'reached' && report.desired
        ? planWords.overdue[language](formatDate(report.desired.date, language))
        : '',
      report.is_late && report.days_since !== null
        ? planWords.no_figure_for[language](daysIn(report.days_since, language))
        : '',
    ].filter((mark) => mark !== '');
    return [state, figures, ...marks]
      .filter((part) => part !== '')
      .join(language === 'en' ? '; ' : ' ; ');
  });
}

/** `1,234 (baseline 2,000, wanted 1,000)` */
function figuresOf({ value, baseline, desired }: Judged, language: Language): string {
  const number = (n: number) => formatNumber(n, language, Math.abs(n) < 10 ? 1 : 0);
  const words = planWords.against[language];
  if (value === null && !baseline) return '';
  return words(
    value === null ? undefined : number(value),
    baseline ? number(baseline.value) : undefined,
    desired ? number(desired.value) : undefined,
  );
}

/** States in the order in which a reader should see them. */
export const INDICATOR_STATES: readonly IndicatorState[] = [
  'away',
  'late',
  'no-change',
  'on-the-way',
  'reached',
  'not-measured',
  'cannot-tell',
];
