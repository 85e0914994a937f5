/** Tables and lists of an article, and those among them that say causes, outlooks or advice. */
import type { Article, Block, Language, PlacedText } from '../core/index.ts';
import { announcesAdvice, asksForAction, saysWhatMayCome } from './advice.ts';
import { areBodies, areImplications, type ColumnRole, roleOfHead } from './columns.ts';

type Row = Extract<Block, { kind: 'row' }>;
type Cells = Partial<Record<ColumnRole, PlacedText>>;

export interface RoledTable {
  kind: 'factors' | 'developments' | 'plan';
  rows: Cells[];
}

export interface AdviceList {
  /** heading or sentence above the list, if there is one */
  above: PlacedText | undefined;
  items: PlacedText[];
}

/** Rows of each table, in reading order. */
function tablesOf(article: Article): { rows: Row[]; above: string }[] {
  const tables = new Map<number, { rows: Row[]; above: string }>();
  let above = '';
  for (const block of article.blocks) {
    if (block.kind === 'row') {
      const table = tables.get(block.table) ?? { rows: [], above };
      table.rows.push(block);
      tables.set(block.table, table);
    } else if (block.kind === 'heading') above = block.content.text;
  }
  return [...tables.values()];
}

/** Tables whose columns have roles, by their heads or, where the head is lost, by their cells. */
export function roledTables(article: Article): RoledTable[] {
  return tablesOf(article).flatMap(({ rows, above }) => {
    const heads = rows.filter(({ is_header }) => is_header).at(-1);
    const body = rows.filter(({ is_header }) => !is_header);
    const roles = rolesOf(heads, body, above, article.language);
    const kind = kindOf(roles);
    if (kind === undefined || body.length === 0) return [];
    const isRepeatedHead = ({ cells }: Row) =>
      roles.every((role, i) => role === undefined || roleOfHead(cells[i]?.text ?? '') === role);
    const kept =
      heads === undefined && body.length > 1 && isRepeatedHead(body[0]) ? body.slice(1) : body;
    return [{ kind, rows: kept.map((row) => cellsByRole(row, roles)) }];
  });
}

type Roles = (ColumnRole | undefined)[];

function rolesOf(
  heads: Row | undefined,
  body: readonly Row[],
  above: string,
  language: Language,
): Roles {
  const width = Math.max(0, ...body.map(({ cells }) => cells.length));
  const named = (row: Row | undefined): Roles =>
    Array.from({ length: width }, (_, i) => roleOfHead(row?.cells[i]?.text ?? ''));
  const roles = named(heads ?? body[0]);
  if (kindOf(roles) !== undefined) return roles;
  const column = (i: number) => body.map(({ cells }) => cells[i]?.text ?? '');
  const asks = (cells: readonly string[]) =>
    cells.filter((cell) => asksForAction(cell, language)).length >= 0.5 * cells.length;
  // A head that lost cells, or all of them.
  if (width === 3 && (areBodies(column(2)) || roles[0] === 'focus'))
    return ['focus', 'action', 'stakeholders'];
  if (width !== 2) return roles;
  if (areImplications(column(1)))
    return roles[0] === 'factor' ? ['factor', 'consequence'] : ['development', 'implication'];
  if (asks(column(1))) return ['focus', 'action'];
  if (asks(column(0)) && areBodies(column(1))) return ['action', 'stakeholders'];
  const announced = roleOfHead(above);
  if (roles[0] === 'factor' || (announced === 'factor' && heads === undefined))
    return ['factor', 'consequence'];
  return roles;
}

function kindOf(roles: Roles): RoledTable['kind'] | undefined {
  const has = (role: ColumnRole) => roles.includes(role);
  if (has('action') && (has('focus') || has('stakeholders') || has('factor'))) return 'plan';
  if (has('focus') && has('stakeholders')) return 'plan';
  if (has('development') && (has('implication') || has('consequence'))) return 'developments';
  if (has('factor') && (has('consequence') || has('implication'))) return 'factors';
  return undefined;
}

function cellsByRole({ cells }: Row, roles: Roles): Cells {
  const found: Cells = {};
  for (const [i, role] of roles.entries())
    if (role !== undefined && cells[i] !== undefined && cells[i].text !== '')
      found[role] ??= cells[i];
  return found;
}

/**
 * Lists of recommendations: most items ask for something, or what stands above announces advice and
 * the items do not tell what may come.
 */
export function adviceLists(article: Article): AdviceList[] {
  const { language } = article;
  return listsOf(article).filter(({ above, items }) => {
    const texts = items.map(({ text }) => text);
    const asking = texts.filter((text) => isAdvice(text, language)).length;
    const may = texts.filter((text) => saysWhatMayCome(text, language)).length;
    if (may > texts.length / 2) return false;
    if (asking >= 0.6 * texts.length) return true;
    return above !== undefined && announcesAdvice(above.text) && texts.every((t) => t.length > 15);
  });
}

function isAdvice(text: string, language: Language): boolean {
  const { head, body } = headAndBody(text);
  const asks = (from: number, to: number) => asksForAction(text.slice(from, to), language);
  return asks(head?.[0] ?? body[0], head?.[1] ?? body[1]) || asks(...body);
}

/** Where "Reform courts: Train judges" has its head, if it has one, and its body. */
export function headAndBody(text: string): {
  head: [number, number] | undefined;
  body: [number, number];
} {
  const colon = /\s?:\s+(?=\S)|\s[–—]\s(?=\p{Lu})/u.exec(text);
  if (colon === null || colon.index > 100 || colon.index < 3)
    return { head: undefined, body: [0, text.length] };
  return { head: [0, colon.index], body: [colon.index + colon[0].length, text.length] };
}

function listsOf(article: Article): AdviceList[] {
  const lists = new Map<number, AdviceList>();
  let above: PlacedText | undefined;
  for (const block of article.blocks) {
    if (block.kind === 'item') {
      const list = lists.get(block.list) ?? { above, items: [] };
      list.items.push(block.content);
      lists.set(block.list, list);
    } else if (block.kind !== 'row') above = block.content;
  }
  return [...lists.values()];
}
