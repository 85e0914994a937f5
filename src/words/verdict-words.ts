/** A verdict in words, why nothing can be told, and what data would settle it. */
import {
  type Bilingual,
  FEWEST_DONORS,
  FEWEST_EVENTS,
  inBoth,
  type Language,
  type Refusal,
  SHORTEST_AFTER,
  type VerdictOf,
} from '../core/index.ts';
import { formatNumber, plural, typeset } from './format.ts';
import type { PeriodKind } from './units-and-periods.ts';

const KINDS: Record<Exclude<VerdictOf['kind'], 'cannot-tell'>, Bilingual> = {
  higher: { en: 'higher than expected', fr: 'supérieur au niveau attendu' },
  lower: { en: 'lower than expected', fr: 'inférieur au niveau attendu' },
  none: { en: 'no clear change', fr: 'pas de changement net' },
};

const REASONS: Record<Refusal, Bilingual> = {
  'poor-fit': {
    en: 'the fit before the date is too poor',
    fr: "l'ajustement avant la date est trop mauvais",
  },
  'few-donors': {
    en: 'too few units are comparable',
    fr: 'trop peu d’unités sont comparables',
  },
  'few-events': {
    en: 'too few events before the date',
    fr: "trop peu d'événements avant la date",
  },
  'short-after': {
    en: 'too little time after the date',
    fr: 'trop peu de temps après la date',
  },
  'no-procedure': {
    en: 'nothing says how large a difference chance gives',
    fr: "rien n'indique quel écart le hasard donne",
  },
};

/**
 * A verdict as the JSON writes it (in English) and as a page says it.
 * @example verdictText('none').en // => 'no clear change'
 * @example verdictText('cannot-tell', 'few-events').en // => 'cannot tell: too few events before the date'
 */
export function verdictText(kind: VerdictOf['kind'], reason?: Refusal): Bilingual {
  if (kind !== 'cannot-tell') return KINDS[kind];
  const why = REASONS[reason ?? 'no-procedure'];
  return { en: `cannot tell: ${why.en}`, fr: typeset(`impossible à dire : ${why.fr}`, 'fr') };
}

/**
 * The verdict whose English words these are; `undefined` for any other text.
 * @example findVerdict('lower than expected') // => { kind: 'lower' }
 */
export function findVerdict(text: string): Pick<VerdictOf, 'kind' | 'reason'> | undefined {
  for (const kind of ['higher', 'lower', 'none'] as const) {
    if (KINDS[kind].en === text) return { kind };
  }
  const reasons = Object.keys(REASONS) as Refusal[];
  const reason = reasons.find((id) => verdictText('cannot-tell', id).en === text);
  return reason && { kind: 'cannot-tell', reason };
}

/** What was counted where nothing can be told; each may be unknown. */
export interface RefusalCounts {
  donors?: number;
  events_before?: number;
  periods_after?: number;
  /** what a period is; a month when absent */
  period?: PeriodKind;
  /** true: the units compared are countries */
  are_countries?: boolean;
}

const PERIOD: Record<PeriodKind, Record<Language, [one: string, other: string]>> = {
  month: { en: ['month', 'months'], fr: ['mois', 'mois'] },
  year: { en: ['year', 'years'], fr: ['année', 'années'] },
  period: { en: ['period', 'periods'], fr: ['période', 'périodes'] },
};

/** `8 months`, `27 années`. */
export function periodsText(n: number, period: PeriodKind): Bilingual {
  return inBoth((l) => plural(n, l, ...PERIOD[period][l]));
}

/** Why nothing can be told, as the second half of a sentence. */
export function refusalClause(reason: Refusal, counts: RefusalCounts): Bilingual {
  const { donors, events_before, periods_after, period = 'month', are_countries } = counts;
  const [countries, pays] = are_countries ? ['countries', 'pays'] : ['units', 'unités'];
  if (reason === 'poor-fit') {
    return {
      en: `before the date, no blend of other ${countries} follows the series closely enough to stand in for it`,
      fr: `avant la date, aucune combinaison d'autres ${pays} ne suit la série d'assez près pour en tenir lieu`,
    };
  }
  if (reason === 'few-donors') {
    const only = donors === undefined ? undefined : inBoth((l) => formatNumber(donors, l));
    return {
      en: `${only ? `only ${only.en}` : 'too few'} ${countries} can be compared with it, and it takes ${FEWEST_DONORS}`,
      fr: `${only ? `${only.fr} ${pays} seulement se prêtent` : `trop peu de ${pays} se prêtent`} à la comparaison, et il en faut ${FEWEST_DONORS}`,
    };
  }
  if (reason === 'few-events') {
    const n = events_before;
    return {
      en: `${n === undefined ? 'too few events are' : n === 0 ? 'no event is' : n === 1 ? 'only 1 event is' : `only ${formatNumber(n, 'en')} events are`} on record in the time before the date that is looked at, and it takes ${FEWEST_EVENTS}`,
      fr: `${n === undefined ? "trop peu d'événements sont recensés" : n === 0 ? "aucun événement n'est recensé" : n === 1 ? '1 seul événement est recensé' : `${formatNumber(n, 'fr')} événements seulement sont recensés`} dans la période examinée avant la date, et il en faut ${FEWEST_EVENTS}`,
    };
  }
  if (reason === 'short-after') {
    const known = periods_after === undefined ? undefined : periodsText(periods_after, period);
    return {
      en: `${known ? `only ${known.en}` : 'too little time'} after the date ${periods_after === 1 || !known ? 'is' : 'are'} known, and it takes ${SHORTEST_AFTER}`,
      fr: `${known ? `${known.fr} seulement sont connu${period === 'month' ? '' : 'e'}s` : 'trop peu de temps est connu'} après la date, et il en faut ${SHORTEST_AFTER}`.replace(
        /^1 (\S+) seulement sont connu(e?)s/,
        '1 $1 seulement est connu$2',
      ),
    };
  }
  return {
    en: 'there is nothing to rank the difference among, so that nobody knows how large a one chance gives',
    fr: "il n'y a rien parmi quoi situer l'écart, si bien qu'on ignore quel écart le hasard donnerait",
  };
}

/** What data would settle it, as a sentence. */
export function settleSentence(reason: Refusal, counts: RefusalCounts): Bilingual {
  const { periods_after, period = 'month', are_countries } = counts;
  const [countries, pays] = are_countries ? ['countries', 'pays'] : ['units', 'unités'];
  const said: Record<Refusal, Bilingual> = {
    'poor-fit': {
      en: `To settle it: a longer run before the date, or counts by region, so that places inside can be compared with each other.`,
      fr: `Pour trancher : une série plus longue avant la date, ou des chiffres par région, afin de comparer des lieux entre eux.`,
    },
    'few-donors': {
      en: `To settle it: figures for more ${countries} with a similar past and no change of this kind of their own around the date.`,
      fr: `Pour trancher : des chiffres sur davantage ${are_countries ? 'de pays' : "d'unités"} au passé comparable et sans changement de ce genre autour de la date.`,
    },
    'few-events': {
      en: 'To settle it: an outcome that counts more (all violent events), or a longer or finer record of incidents before the date.',
      fr: "Pour trancher : un indicateur qui compte davantage (tous les événements violents), ou un relevé d'incidents plus long ou plus fin avant la date.",
    },
    'short-after': shortAfter(periods_after, period),
    'no-procedure': {
      en: `To settle it: other ${countries} to compare with, or a longer series before the date.`,
      fr: `Pour trancher : d'autres ${pays} à comparer, ou une série plus longue avant la date.`,
    },
  };
  return inBoth((l) => typeset(said[reason][l], l));
}

function shortAfter(known: number | undefined, period: PeriodKind): Bilingual {
  if (known === undefined || known >= SHORTEST_AFTER) {
    return {
      en: 'To settle it: more time after the date, as releases come in.',
      fr: 'Pour trancher : davantage de temps après la date, au fil des publications.',
    };
  }
  const more = periodsText(SHORTEST_AFTER - known, period);
  return {
    en: `To settle it: ${more.en} more, as releases come in.`,
    fr: `Pour trancher : ${more.fr} de plus, au fil des publications.`,
  };
}

/** The report that a page speaks of first: the first that is told higher or lower, else the first. */
export function leadingReport<T extends { verdict: string }>(reports: readonly T[]): T | undefined {
  return reports.find(isClear) ?? reports[0];
}

/** True of a verdict that is higher or lower. */
export function isClear({ verdict }: { verdict: string }): boolean {
  const kind = findVerdict(verdict)?.kind;
  return kind === 'higher' || kind === 'lower';
}
