/** Words about response plans: the terminal's, the page's, and those of computed status. */
import type { Bilingual } from '../core/index.ts';
import { allocationOptions } from './allocation.ts';
import { plural } from './format.ts';

type Said = Record<string, Bilingual>;

export const planWords = {
  checked: {
    en: (priorities: number, actions: number, indicators: number) =>
      `${plural(priorities, 'en', 'priority', 'priorities')}, ${plural(actions, 'en', 'action', 'actions')}, ${plural(indicators, 'en', 'indicator', 'indicators')}`,
    fr: (priorities: number, actions: number, indicators: number) =>
      `${plural(priorities, 'fr', 'priorité', 'priorités')}, ${plural(actions, 'fr', 'action', 'actions')}, ${plural(indicators, 'fr', 'indicateur', 'indicateurs')}`,
  },
  action_state: {
    done: { en: 'done', fr: 'achevée' },
    'on-track': { en: 'on track', fr: 'en bonne voie' },
    'not-started': { en: 'not started', fr: 'pas commencée' },
    late: { en: 'late', fr: 'en retard' },
    'no-evidence': { en: 'no evidence', fr: 'sans preuve' },
    blocked: { en: 'blocked by access', fr: 'bloquée par l’accès' },
    stopped: { en: 'stopped', fr: 'arrêtée' },
  } as Said,
  indicator_state: {
    reached: { en: 'reached', fr: 'atteint' },
    'on-the-way': { en: 'on the way', fr: 'en chemin' },
    'no-change': { en: 'no change', fr: 'inchangé' },
    away: { en: 'going the other way', fr: 'va dans l’autre sens' },
    late: { en: 'no recent figure', fr: 'pas de chiffre récent' },
    'not-measured': { en: 'not measured yet', fr: 'pas encore mesuré' },
    'cannot-tell': { en: 'cannot tell', fr: 'on ne peut pas dire' },
  } as Said,
  constraint: {
    'denial-of-needs': { en: 'denial of needs', fr: 'déni des besoins' },
    'restriction-of-access-to-services': {
      en: 'people kept from services',
      fr: 'population privée d’accès aux services',
    },
    'entry-impediments': { en: 'impediments to entry', fr: 'entraves à l’entrée' },
    'movement-restrictions': { en: 'restrictions of movement', fr: 'restrictions de mouvement' },
    interference: { en: 'interference in aid', fr: 'ingérence dans l’aide' },
    'violence-against-personnel': {
      en: 'violence against aid staff',
      fr: 'violences contre le personnel humanitaire',
    },
    insecurity: { en: 'insecurity', fr: 'insécurité' },
    'explosive-remnants': { en: 'explosive remnants of war', fr: 'restes explosifs de guerre' },
    'physical-environment': { en: 'physical environment', fr: 'milieu physique' },
  } as Said,
  provisional: { en: 'provisional figures', fr: 'chiffres provisoires' },
  overdue: {
    en: (date: string) => `was wanted by ${date}`,
    fr: (date: string) => `était voulu pour ${date}`,
  },
  no_figure_for: {
    en: (days: string) => `last figure ${days} ago`,
    fr: (days: string) => `dernier chiffre il y a ${days}`,
  },
  columns: {
    action: { en: 'action', fr: 'action' },
    status: { en: 'status', fr: 'statut' },
    lead: { en: 'lead', fr: 'chef de file' },
    support: { en: 'with', fr: 'avec' },
    where: { en: 'where', fr: 'où' },
    when: { en: 'when', fr: 'quand' },
    area: { en: 'area', fr: 'zone' },
    organisations: { en: 'organisations', fr: 'organisations' },
    places: { en: 'second-level areas', fr: 'zones de 2e niveau' },
    rows: { en: 'rows', fr: 'lignes' },
    reached: { en: 'people reached', fr: 'personnes atteintes' },
    sector: { en: 'sector', fr: 'secteur' },
    areas: { en: 'areas', fr: 'zones' },
    priority: { en: 'priority', fr: 'priorité' },
    why: { en: 'why', fr: 'pourquoi' },
    starts: { en: 'starts', fr: 'début' },
    ends: { en: 'ends', fr: 'fin' },
    indicator: { en: 'indicator', fr: 'indicateur' },
    unit: { en: 'unit', fr: 'unité' },
    baseline: { en: 'baseline', fr: 'départ' },
    baseline_date: { en: 'date of the baseline', fr: 'date du départ' },
    value: { en: 'since then', fr: 'depuis' },
    until: { en: 'last figure of', fr: 'dernier chiffre de' },
    desired: { en: 'wanted', fr: 'voulu' },
    desired_date: { en: 'wanted by', fr: 'voulu pour' },
    vintage: { en: 'release', fr: 'version' },
    alert: { en: 'alert', fr: 'alerte' },
    alerted: { en: 'alert of', fr: 'alerte du' },
    decided: { en: 'decided', fr: 'décidé' },
    acted: { en: 'acted', fr: 'agi' },
  },
  figure: {
    board: { en: 'The plan by priority', fr: 'Le plan par priorité' },
    indicators: {
      en: 'Indicators, from baseline to wanted value',
      fr: 'Indicateurs, du départ à la valeur voulue',
    },
    alerts: {
      en: 'From alert to decision to action',
      fr: 'De l’alerte à la décision, puis à l’action',
    },
    baseline: { en: 'baseline', fr: 'départ' },
    desired: { en: 'wanted', fr: 'voulu' },
    days: { en: 'days since the alert', fr: 'jours depuis l’alerte' },
    to_decision: { en: 'days, alert to decision', fr: 'jours, alerte à décision' },
    to_action: { en: 'days, decision to action', fr: 'jours, décision à action' },
    provisional: {
      en: 'An open dot rests on provisional figures, which will still change.',
      fr: 'Un point ouvert repose sur des chiffres provisoires, qui changeront encore.',
    },
  } as const,
  on_day: {
    en: (day: string) => `as of ${day}`,
    fr: (day: string) => `au ${day}`,
  },
  example: {
    en: 'an example to argue with, nobody’s commitment',
    fr: 'un exemple à discuter, l’engagement de personne',
  },
  alert_times: {
    en: (alert: string, decision: string, action: string) =>
      `alert “${alert}”: decision ${decision}, action ${action}`,
    fr: (alert: string, decision: string, action: string) =>
      `alerte « ${alert} » : décision ${decision}, action ${action}`,
  },
  after_days: {
    en: (n: number | null) =>
      n === null ? 'not dated' : `after ${plural(n, 'en', 'day', 'days')}`,
    fr: (n: number | null) =>
      n === null ? 'non datée' : `après ${plural(n, 'fr', 'jour', 'jours')}`,
  },
  unanswered: {
    en: (n: number) =>
      `${plural(n, 'en', 'do-no-harm question', 'do-no-harm questions')} unanswered`,
    fr: (n: number) =>
      `${plural(n, 'fr', 'question « ne pas nuire »', 'questions « ne pas nuire »')} sans réponse`,
  },
  who_where: { en: 'Who is where', fr: 'Qui est où' },
  by_sector: { en: 'By sector', fr: 'Par secteur' },
  not_matched: { en: 'code in no list here', fr: 'code dans aucune liste ici' },
  presence_of: {
    en: (rows: number, organisations: number) =>
      `${plural(rows, 'en', 'row', 'rows')}, ${plural(organisations, 'en', 'organisation', 'organisations')}`,
    fr: (rows: number, organisations: number) =>
      `${plural(rows, 'fr', 'ligne', 'lignes')}, ${plural(organisations, 'fr', 'organisation', 'organisations')}`,
  },
  change: {
    added: { en: 'added', fr: 'ajoutées' },
    changed: { en: 'changed', fr: 'modifiées' },
    unchanged: { en: 'unchanged', fr: 'inchangées' },
    gone: { en: 'no longer there, kept', fr: 'plus présentes, gardées' },
  } as Said,
  would_write: { en: 'would be written', fr: 'serait écrit' },
  wrote: { en: 'written', fr: 'écrit' },
  and_more: {
    en: (n: number) => `and ${n} more`,
    fr: (n: number) => `et ${n} de plus`,
  },
  template_head: {
    en: '# A plan to start from. Put organisations, areas, dates, baselines, wanted values and answers in;\n# vigie plan check says what is still open. Areas: p-codes need pcodes: YYYY-MM, the month of their list.',
    fr: '# Un plan pour commencer. Mettez organisations, zones, dates, valeurs de départ et voulues, réponses ;\n# vigie plan check dit ce qui reste ouvert. Zones : les p-codes demandent pcodes: AAAA-MM, le mois de leur liste.',
  },
  exported: {
    en: (rows: number, columns: number) =>
      `${plural(rows, 'en', 'row', 'rows')}, ${plural(columns, 'en', 'column', 'columns')}, valid HXL`,
    fr: (rows: number, columns: number) =>
      `${plural(rows, 'fr', 'ligne', 'lignes')}, ${plural(columns, 'fr', 'colonne', 'colonnes')}, HXL valide`,
  },
  against: {
    en: (value?: string, baseline?: string, desired?: string) =>
      figures(value, baseline && `baseline ${baseline}`, desired && `wanted ${desired}`),
    fr: (value?: string, baseline?: string, desired?: string) =>
      figures(value, baseline && `départ ${baseline}`, desired && `voulu ${desired}`),
  },
};

function figures(value?: string, ...against: (string | undefined)[]): string {
  const known = against.filter((part) => part !== undefined).join(', ');
  if (value === undefined) return known;
  return known === '' ? value : `${value} (${known})`;
}

/** What `vigie plan` does, for its help. */
export const planVerb = {
  summary: {
    en: 'response plans: check, status, tables of who does what where in and out, templates',
    fr: 'plans de réponse : vérifier, statut, tableaux de qui fait quoi où en entrée et en sortie, modèles',
  },
  examples: [
    {
      line: 'vigie plan allocate --country MLI --count 8',
      says: {
        en: 'where eight more sites reach most people in need',
        fr: 'où huit points de plus atteignent le plus de personnes dans le besoin',
      },
    },
    {
      line: 'vigie plan template all --country MLI > plan.yaml',
      says: {
        en: 'a plan to start from, for five priorities',
        fr: 'un plan pour commencer, pour cinq priorités',
      },
    },
    {
      line: 'vigie plan check plan.yaml',
      says: {
        en: 'every fault of the file with its line, or what is still open',
        fr: 'chaque défaut du fichier avec sa ligne, ou ce qui reste ouvert',
      },
    },
    {
      line: 'vigie plan status plan.yaml --date 2026-03-01',
      says: {
        en: 'late, on track, no evidence or blocked, and why',
        fr: 'en retard, en bonne voie, sans preuve ou bloquée, et pourquoi',
      },
    },
    {
      line: 'vigie plan import 5w.csv --into plan.yaml --dry-run',
      says: {
        en: 'what a table of who does what where would change',
        fr: 'ce qu’un tableau de qui fait quoi où changerait',
      },
    },
    {
      line: 'vigie plan export plan.yaml --as 3w --out 3w.csv',
      says: { en: 'the actions as a 3W with HXL', fr: 'les actions en 3W avec HXL' },
    },
  ],
};

/** Options of `vigie plan`. */
export const planOptions: Record<string, Bilingual> = {
  ...allocationOptions,
  task: {
    en: 'check, status, table, export, import, template or allocate',
    fr: 'check (vérifier), status (statut), table (tableau), export, import, template (modèle) ou allocate (répartir)',
  },
  date: {
    en: 'day on which the status is computed, or of the table, YYYY-MM-DD',
    fr: 'jour où le statut est calculé, ou du tableau, AAAA-MM-JJ',
  },
  plan: {
    en: 'your response plan, YAML, instead of the example that ships',
    fr: "votre plan de réponse, YAML, au lieu de l'exemple fourni",
  },
  into: {
    en: 'register to bring up to date: a .csv, or the plan it belongs to',
    fr: 'registre à mettre à jour : un .csv, ou le plan auquel il appartient',
  },
  as: {
    en: '3w: who, what, where; 4w: and when; 5w: and for whom',
    fr: '3w : qui, quoi, où ; 4w : et quand ; 5w : et pour qui',
  },
  presence: {
    en: 'export the register of presence, not the actions',
    fr: 'exporter le registre de présence, non les actions',
  },
};
