/** Words for what happens and to whom, and the outcome of the panel that they add up to. */
import { type Mark, Phrases } from './phrases.ts';
import { singular, type Token } from './tokens.ts';

export type Noun =
  | 'attack'
  | 'clash'
  | 'battle'
  | 'massacre'
  | 'death'
  | 'deadly'
  | 'civilian'
  | 'state'
  | 'group'
  | 'community'
  | 'displaced'
  | 'refugee'
  | 'hunger'
  | 'armed-groups'
  | 'regions';

const LISTED: Readonly<Record<Noun, string>> = {
  attack:
    'more violent|less violent|most violent|least violent|plus violent|plus violente|plus violents|plus violentes|moins violent|moins violente|moins violents|moins violentes|attack|attacks|raid|raids|assault|assaults|ambush|ambushes|bombing|bombings|incident|incidents|violence|violent events|violent event|security incidents|hostilities|insurgent activity|political violence|atrocities|abuses|violations|strikes|attaque|attaques|assauts|assaut|embuscade|embuscades|incident|incidents|violences|exactions|exaction|attentat|attentats|évènements violents|événements violents|événement violent|raids|actes de violence|frappes|hostilités|offensives|enlèvements',
  clash:
    "clash|clashes|clashed|skirmish|skirmishes|confrontation|confrontations|affrontement|affrontements|accrochage|accrochages|heurts|conflits|conflicts|feud|feuds|s'affrontent|se sont affrontés",
  battle:
    'fighting|battle|battles|combat|combats|bataille|batailles|armed confrontations|firefights|gun battles',
  massacre:
    'massacre|massacres|mass killing|mass killings|tuerie|tueries|one-sided violence|violence unilatérale|violences unilatérales',
  death:
    'death|deaths|fatality|fatalities|killing|killings|killed|kill|kills|died|dead|slain|lives|death toll|deaths toll|casualties|lost their lives|victims|loss of life|perished|mort|morts|mortes|décès|tué|tués|tuée|tuées|tuent|tuant|a tué|ont tué|abattu|abattus|victimes|vies|bilan humain|pertes humaines|meurtre|meurtres|perdu la vie|ont péri|mortalité|assassinats|assassinés|assassiné|murdered|massacred|massacré|massacrés',
  deadly:
    'deadly|deadlier|deadliest|lethal|lethality|bloodier|bloodiest|meurtrier|meurtrière|meurtriers|meurtrières|mortel|mortelle|mortels|mortelles|sanglant|sanglante|sanglants|sanglantes|létalité',
  civilian:
    'civilian|civilians|villagers|villager|residents|population|populations|non-combatants|inhabitants|local communities|aid workers|civil|civils|civile|civiles|villageois|habitants|populations civiles|population civile|noncombatants|unarmed people|non-combattants|riverains',
  state:
    "army|armies|soldiers|soldier|troops|military|armed forces|security forces|defence and security forces|defense and security forces|government forces|state forces|police|gendarmes|national guard|government|garrison|military posts|army posts|military bases|army bases|armée|armées|soldats|soldat|militaires|militaire|forces armées|forces de sécurité|forces de défense et de sécurité|FDS|forces gouvernementales|forces régulières|gendarmes|gendarmerie|policiers|troupes|camps militaires|positions militaires|postes militaires|état|forces de l'État|convois militaires|military convoys",
  group:
    "armed group|jihadist groups|jihadist group|jihadists|jihadist|jihadi groups|insurgents|insurgent|insurgent groups|militants|militant groups|militant|rebels|rebel|rebel groups|extremists|extremist groups|terrorists|terrorist groups|militia|militias|bandits|gangs|islamists|non-state armed groups|self-defence groups|vigilantes|separatists|groupe armé|groupes djihadistes|groupe djihadiste|djihadistes|djihadiste|jihadistes|jihadiste|groupes jihadistes|insurgés|insurgé|groupes insurgés|rebelles|rebelle|groupes rebelles|combattants|terroristes|groupes terroristes|groupes extrémistes|milice|milices|bandits|islamistes|séparatistes|groupes armés terroristes|GAT|groupes d'autodéfense|fighters|combatants",
  community:
    'communities|community|communal|intercommunal|inter-communal|intercommunity|ethnic|farmers|herders|pastoralists|farmer-herder|communautés|communauté|communautaire|communautaires|intercommunautaire|intercommunautaires|ethniques|ethnique|agriculteurs|éleveurs|cultivateurs',
  displaced:
    'displaced|internally displaced|internally displaced people|internally displaced persons|IDPs|IDP|displacement|displacements|forced from their homes|driven from their homes|uprooted|fled their homes|flee their homes|déplacés|déplacé|déplacée|déplacées|déplacés internes|personnes déplacées|personnes déplacées internes|PDI|déplacements|déplacement|contraints de fuir leur foyer|fui leur foyer|fuir leur foyer',
  refugee: "refugees|refugee|réfugiés|réfugié|asylum seekers|demandeurs d'asile|refuge abroad",
  hunger:
    'food insecure|food insecurity|acute food insecurity|food-insecure|acute hunger|hunger|food crisis|crisis levels of hunger|IPC phase 3|phase 3|emergency food|insécurité alimentaire|insécurité alimentaire aiguë|crise alimentaire|faim|faim aiguë|soudure|crise nutritionnelle',
  'armed-groups':
    'number of armed groups|number of active armed groups|armed groups are active|armed groups were active|active armed groups|armed groups active|armed groups operating|armed groups operate|armed groups operated|nombre de groupes armés|nombre de groupes armés actifs|groupes armés actifs|groupes armés sont actifs|groupes armés étaient actifs|groupes armés opèrent|armed groups',
  regions:
    'more regions|fewer regions|regions|provinces|régions|number of regions|regions affected|affected regions|regions experienced|regions saw|area affected|areas affected|regions touched|regions hit|regions recorded|regions have been affected|regions were affected|geographic spread|nombre de régions|régions touchées|régions affectées|zone touchée|régions concernées|régions ont été touchées|régions ont été affectées|étendue géographique|footprint|emprise géographique|zones touchées',
};

const NOUNS = new Phrases<Noun>(
  (Object.entries(LISTED) as [Noun, string][]).flatMap(([noun, listed]) =>
    listed.split('|').map((phrase): [string, Noun] => [phrase, noun]),
  ),
);

export function nounsIn(tokens: readonly Token[]): Mark<Noun>[] {
  return NOUNS.find(tokens).filter(({ value, i }) => !isOtherSense(value, tokens, i));
}

/** Words that mean something else where they stand. */
function isOtherSense(noun: Noun, tokens: readonly Token[], i: number): boolean {
  const { word, text } = tokens[i];
  const next = tokens[i + 1]?.word;
  const previous = tokens[i - 1]?.word;
  // "state-based", "the state of", "life" and « vie quotidienne » are no deaths or forces.
  if (word === 'etat')
    return (
      text === 'état' || previous === 'coup' || (previous === 'd' && tokens[i - 2]?.word === 'coup')
    );
  if (word === 'lives' || word === 'vies')
    return !near(tokens, i, /^(claim\w*|lost|lose|cost\w*|taken|took|coute|perdu\w*|arrache)$/);
  if (word === 'civil') return /^(society|war|service|servants?)$/.test(next ?? '');
  if (word === 'civile') return previous === 'societe' || previous === 'guerre';
  if (word === 'violations' || word === 'abuses') return false;
  if (word === 'population' && /^(of|de|growth)$/.test(next ?? '') && noun === 'civilian')
    return false;
  if (word === 'hunger' && next === 'strike') return true;
  if (
    word === 'military' &&
    /^(junta|government|base|cooperation|aid|coup|takeover|pressure|partner\w*|strateg\w*)$/.test(
      next ?? '',
    )
  )
    return true;
  if (singular(word) === 'strike' && noun === 'attack') return false;
  return false;
}

function near(tokens: readonly Token[], i: number, pattern: RegExp): boolean {
  return tokens.slice(Math.max(0, i - 5), i + 6).some(({ word }) => pattern.test(word));
}
