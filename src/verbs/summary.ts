/** The terminal's summary of a dossier: about ten lines, the finding per front with intervals. */
import {
  type Bilingual,
  type Change,
  type Evidence,
  FRONTS,
  inBoth,
  type Language,
  type Section,
  yearOf,
} from '../core/index.ts';
import { mainChanges } from '../sections/index.ts';
import {
  colon,
  formatMonth,
  formatRate,
  formatRatio,
  moveSentence,
  withDe,
  words,
} from '../words/index.ts';

/** Questions whose finding is told whole. */
const TOLD_WHOLE = ['what-is-likely-next', 'what-should-be-done'];

/** @returns lines in both languages */
export function summaryOf(evidence: Evidence, sections: readonly Section[]): Bilingual[] {
  const names = (name: string) => evidence.actor_names[name] ?? { en: name, fr: name };
  const moves = evidence.moves.slice(0, 2).flatMap((move) => {
    const series = evidence.labelled?.series.find((candidate) => candidate.id === move.series_id);
    return series
      ? [
          inBoth((l) =>
            moveSentence(move, series, names, evidence.main.month, evidence.main.step, l),
          ),
        ]
      : [];
  });
  const changes = mainChanges(evidence);
  const fronts = FRONTS.flatMap((front) =>
    changes
      .filter((change) => change.front === front)
      .sort((a, b) => a.p - b.p)
      .slice(0, 2)
      .map((change) => inBoth((l) => frontLine(evidence, change, l))),
  );
  const ahead = sections.filter(({ id }) => TOLD_WHOLE.includes(id)).map(({ finding }) => finding);
  return [...moves, ...fronts, ...levelLine(evidence), ...ahead, untilLine(evidence)];
}

/** A high limit this many times the low one says that the series cannot tell. */
const TOO_WIDE = 50;

/** True when a month that is compared or shown after the date is provisional. */
export function touchesProvisional(evidence: Evidence): boolean {
  return (
    evidence.provisional_from !== undefined && evidence.main.month + 24 >= evidence.provisional_from
  );
}

function frontLine(evidence: Evidence, change: Change, language: Language): string {
  const w = words[language];
  const title = evidence.outcomes.find((outcome) => outcome.id === change.outcome)!.title[language];
  const [before, after] = [change.mean_before, change.mean_after].map((n) =>
    formatRate(n, language),
  );
  const [ratio, low, high] = [change.rate_ratio, change.low, change.high].map((n) =>
    formatRatio(n, language),
  );
  const verdict =
    words[language].verdict[
      change.clear ? 'clear' : change.high / change.low > TOO_WIDE ? 'too_wide' : 'not_clear'
    ];
  const step = w.step_noun[change.step];
  const around = language === 'en' ? `around ${step}` : `autour ${withDe(step)}`;
  const when = `${around} (${formatMonth(change.anchor, language)})`;
  const a_month = language === 'en' ? 'a month' : 'par mois';
  const windows = `${change.before.months} / ${w.months(change.after.months)}`;
  return `${w.front[change.front]} · ${title}${colon(language)} ${before} → ${after} ${a_month}, ×${ratio} (${w.interval(low, high)}), ${windows} ${when}${colon(language)} ${verdict}`;
}

function levelLine(evidence: Evidence): Bilingual[] {
  const newest = evidence.levels
    .filter((level) => level.outcome === 'displaced-unhcr' || level.outcome === 'displaced')
    .filter((level) => level.year <= yearOf(evidence.main.month) + 2)
    .sort((a, b) => b.year - a.year)[0];
  if (!newest) return [];
  return [
    inBoth((l) => {
      const w = words[l];
      const without = l === 'en' ? 'yearly level, no interval' : 'niveau annuel, sans intervalle';
      return `${w.front.humanitarian} · ${w.level[newest.outcome]}${colon(l)} ${newest.value.toLocaleString(l === 'en' ? 'en-GB' : 'fr-FR')} (${newest.provisional ? w.provisional_level(newest.year) : newest.year}; ${without})`;
    }),
  ];
}

function untilLine(evidence: Evidence): Bilingual {
  const { provisional_from, incomplete_from, data_until } = evidence;
  return inBoth((l) => {
    const until = `${words[l].strip_until} ${formatMonth(data_until, l)}`;
    if (
      provisional_from === undefined ||
      incomplete_from === undefined ||
      !touchesProvisional(evidence)
    )
      return until;
    return `${until}${l === 'fr' ? ' ;' : ';'} ${words[l].provisional_note(formatMonth(provisional_from, l), formatMonth(incomplete_from, l))}`;
  });
}
