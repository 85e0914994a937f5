/** What the columns of a table are about, by the words of their heads and by their cells. */

export type ColumnRole =
  | 'factor'
  | 'consequence'
  | 'development'
  | 'implication'
  | 'focus'
  | 'action'
  | 'stakeholders';

/** Stems in both languages; the first role that fits the words best wins. */
const HEADS: Record<ColumnRole, RegExp> = {
  stakeholders:
    /stakeholder|actor|responsib|partner|partenaire|acteur|parties? prenante|responsable|porteur|chef de file|intervenant|who\b|^qui\b|agenc|institution|in charge|lead\b/iu,
  action:
    /action|measure|mesure|activit|initiative|recommend|recommand|step|étape|intervention|what to do|que faire|response|réponse|tâche|task/iu,
  implication: /implication|significance|meaning|portée|signification|enjeu/iu,
  consequence:
    /consequence|conséquence|effect|\beffet|impact|outcome|result|répercussion|retombée|incidence|entraîne|leads? to/iu,
  development:
    /development|développement|scenario|scénario|possib|trajector|trajectoire|evolution|évolution|hypothès|what if|perspective|outlook/iu,
  factor:
    /factor|facteur|driver|moteur|cause|risk|risque|threat|menace|challenge|défi|determinant|déterminant|vulnerab|vulnérab/iu,
  focus:
    /focus|priorit|sector|secteur|domain|axe|volet|thème|theme|pilier|pillar|\barea\b|objecti[fv]/iu,
};

/** The role that the words of a head name; of several, the one named first. */
export function roleOfHead(text: string): ColumnRole | undefined {
  const found = (Object.keys(HEADS) as ColumnRole[])
    .map((role) => ({ role, at: HEADS[role].exec(text)?.index ?? -1 }))
    .filter(({ at }) => at >= 0);
  // "Strategic priority actions" is of actions: the noun of the head is its last word in English.
  const isFocus = found.find(({ role }) => role === 'focus');
  const others = found.filter(({ role }) => role !== 'focus');
  const others_first = others.sort((a, b) => a.at - b.at)[0];
  return others_first?.role ?? isFocus?.role;
}

const BODIES =
  /\b(?:ngos?|ongs?|un\b|nu\b|onu|agenc(?:y|ies|es?)|government|gouvernement|ministr(?:y|ies)|ministères?|authorit(?:y|ies)|autorités|local|locales?|union|ecowas|cedeao|donors?|bailleurs|bodies|organi[sz]ations?|organisations?|partners?|partenaires|civil society|société civile|communit(?:y|ies)|communautés|forces?|army|armée|police|councils?|conseils?|leaders?|chefs|eu|ue|au|ua|unicef|wfp|pam|unhcr|hcr|icrc|cicr|ocha)\b/iu;

/** Whether cells name bodies rather than say what is to be done. */
export function areBodies(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const named = filled.filter((cell) => BODIES.test(cell) && !/[.!?]$/.test(cell));
  return filled.length > 0 && named.length >= 0.6 * filled.length;
}

const MAY =
  /^(?:it )?(?:may|might|could|would|can|likely|possibly|presents?|risks?|opens?|pourrait|pourraient|peut|peuvent|risque|devrait|possible|probable)\b/iu;

/** Whether cells speak of what may come, as the implications of a development do. */
export function areImplications(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => MAY.test(cell)).length >= 0.6 * filled.length;
}
