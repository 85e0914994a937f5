/** Words that say whose heir, branch or member a force is. */
import { withContractions } from './contractions.ts';
import { Phrases } from './phrases.ts';

export type Relation = 'is' | 'successor-of' | 'affiliate-of' | 'member-of' | 'left';

export interface Link {
  relation: Relation;
  /** the second named is the one that it is said of: "A was replaced by B" */
  isReversed: boolean;
}

/** Phrases of kinship between two forces, or a state and an organisation. */
export const LINKS = new Phrases<Link>([
  ...list(
    'successor-of',
    false,
    'replaced|replaces|succeeded|succeeds|took over from|takes over from|taken over from|has taken over from|successor of|successor to|is the successor|took the place of|took over the role of|inherited|formerly|previously known as|formerly known as|born out of|emerged from|grew out of|the new name of|new name for|replacing|succeeding|taking over from|has replaced|stepped in for|is the heir to|a remplacé|remplace|remplacent|ont remplacé|a succédé à|succède à|a pris la relève de|prend la relève de|a pris le relais de|prend le relais de|pris la suite de|successeur de|successeur du|successeure de|héritière de|héritier de|issu de|issue de|anciennement|ex|nouveau nom de|nouveau nom du|est née de|né de la fusion de|a pris la place de|formed from the merger of|merger of|formed by the merger of|heir of|heirs of|heir to|heirs to|splinter of|splinter from|splinter group of|splintered from|splintered off from|split from|split off from|broke away from|broke off from|breakaway from|breakaway faction of|descended from|descends from|direct descendant of|stepped into the shoes of|took up the mantle of|took the baton from|reincarnation of|héritières de|héritiers de|issus de|issues de|héritage de|dissidence de|scission de|scindé de|descend de|a relevé|a repris le flambeau de|a pris le relais du|a supplanté',
  ),
  ...list(
    'successor-of',
    true,
    "was replaced by|were replaced by|been replaced by|is being replaced by|replaced by|was succeeded by|succeeded by|became|has become|becoming|gave way to|handed over to|hands over to|handed over its authority to|transferred its authority to|was absorbed by|absorbed into|was absorbed into|transformed into|was renamed|renamed|rebranded as|rebranded|has been rebranded|reflagged as|rehatted as|was taken over by|made way for|evolved into|a été remplacé par|a été remplacée par|ont été remplacés par|remplacé par|remplacée par|remplacés par|est devenu|est devenue|sont devenus|devenu|devenue|a cédé la place à|a laissé la place à|a laissé place à|a passé le relais à|a passé la main à|a transféré son autorité à|rebaptisé|rebaptisée|s'est fondu dans|s'est transformé en|s'est transformée en|a été absorbé par|a été intégrée à|is now called|is now known as|now goes by|now operates as|changed its name to|was folded into|was merged into|merged into|rolled into|was rolled into|ceded its place to|passed the baton to|passed the torch to|made room for|has handed over to|was relieved by|rebaptisés|rebaptisées|a été renommé|a été renommée|renommé|renommée|s'appelle désormais|a été relevée par|a été relevé par|a passé le témoin à|a passé le flambeau à|s'est mué en|s'est muée en|a été supplanté par|a été fondu dans|a cédé sa place à|a laissé sa place à|a transmis ses responsabilités à|opère désormais sous le nom de",
  ),
  ...list(
    'affiliate-of',
    false,
    "affiliated with|affiliated to|affiliate of|linked to|linked with|branch of|regional branch of|part of|allied with|allied to|aligned with|loyal to|pledged allegiance to|has pledged allegiance to|wing of|arm of|offshoot of|subordinate to|under the command of|under the control of|under the authority of|answers to|belongs to|belong to|an affiliate of|affiliates of|owes allegiance to|sworn allegiance to|franchise of|subsidiary of|component of|faction of|reports to|controlled by|run by|owned by|backed by|commanded by|has ties to|ties to|affilié à|affiliée à|affiliés à|affilié au|lié à|liée à|liés à|liées à|lié au|branche de|branche du|branche régionale de|filiale de|fait partie de|fait partie du|font partie de|font partie du|a prêté allégeance à|ont prêté allégeance à|prêté allégeance à|relève de|relève du|dépend de|dépend du|rattaché à|rattachée à|aux ordres de|émanation de|bras armé de|sous le commandement de|sous l'autorité de|allié à|alliée à|membre du réseau|contrôlé par|contrôlée par|composante de|composante du|appartient à|appartient au|affiliation à|se réclame de|dirigé par|soutenu par|est sous les ordres|under|filiale locale|swore allegiance to|swears allegiance to|pledged loyalty to|pledges allegiance to|pledge allegiance to|have pledged allegiance to|pledged its allegiance to|sworn loyalty to|under the banner of|under the umbrella of|in the orbit of|subordinated to|integrated into|is integrated in|beholden to|proxy of|affiliate to|chapter of|local branch of|answer to|takes orders from|take orders from|is controlled from|acts for|franchise locale de|se réclament de|se revendique de|se revendiquent de|inféodé à|inféodée à|inféodés à|sous la bannière de|fait allégeance à|prêté serment à|prête allégeance à|affiliés au|affiliées à|rattachés à|subordonné à|subordonnée à|relèvent de|dépendent de|appartiennent à|aile de|bras de|antenne de|succursale de|franchise de|sous la coupe de|sous la tutelle de|chapeauté par|chapeautée par|placé sous|intégré à|est intégrée à",
  ),
  ...list(
    'member-of',
    false,
    'member of|members of|member state of|is a member|are members|belongs to|joined|has joined|have joined|founding member of|membre de|membre du|membres de|membres du|a rejoint|ont rejoint|fait partie de|font partie de|adhère à|a adhéré à|appartient à|siège à|rejoint|part of|sits in|sits on|counts among the members of|one of the members of|is still in|remains in|still belongs to|still belong to|acceded to|entered|compte parmi les membres de|est resté dans|siège au sein de|font toujours partie de|fait toujours partie de|est entré dans|a intégré|ont intégré',
  ),
  ...list(
    'left',
    false,
    "left|has left|have left|withdrew from|has withdrawn from|have withdrawn from|quit|exited|no longer a member of|no longer members of|no longer part of|no longer belongs to|no longer belong to|ceased to be a member of|a quitté|ont quitté|s'est retiré de|s'est retirée de|se sont retirés de|n'est plus membre de|ne sont plus membres de|ne fait plus partie de|ne font plus partie de|n'appartient plus à|a claqué la porte de|leaving|formally left|withdrawn from|walked out of|turned its back on|turned their backs on|broke with|pulled out of|has quit|have quit|abandoned|stormed out of|ceased to belong to|est sorti de|sont sortis de|ont claqué la porte de|claqué la porte de|tourné le dos à|a rompu avec|ont rompu avec|ne siège plus à|a officiellement quitté|s'est affranchi de",
  ),
  ...list(
    'is',
    false,
    "also known as|known as|otherwise known as|aka|is the same as|is another name for|are the same|aussi appelé|aussi appelée|également connu sous le nom de|également appelé|également appelée|connu sous le nom de|autre nom de|est le même|dit aussi|is the acronym of|is simply|is the local name for|alias|better known as|plus connu sous le nom de|is one and the same as|ne font qu'un",
  ),
]);

function list(relation: Relation, isReversed: boolean, phrases: string): [string, Link][] {
  return phrases
    .split('|')
    .flatMap(withContractions)
    .map((phrase) => [phrase, { relation, isReversed }]);
}
