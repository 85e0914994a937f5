/** An article → skeletons of a scenario matrix and of a plan, every entry with its words and place. */
import {
  type Article,
  type ArticleDrafts,
  type DraftAction,
  type DraftDescriptor,
  type DraftPriority,
  type PlacedText,
  type Quoted,
  spanOf,
} from '../core/index.ts';
import { cut, tidy } from './placed.ts';
import {
  type AdviceList,
  adviceLists,
  headAndBody,
  type RoledTable,
  roledTables,
} from './structure.ts';

/** What the article's tables of factors, outlooks and actions and its lists of advice say. */
export function draftsOf(article: Article): ArticleDrafts {
  const tables = roledTables(article);
  const ids = new Ids();
  const descriptors = tables.flatMap((table) => descriptorsOf(table, ids));
  const priorities = new Priorities(article.title);
  for (const list of adviceLists(article)) priorities.addList(list);
  for (const table of tables) if (table.kind === 'plan') priorities.addTable(table);
  const id = slugOf(article.title) || 'article';
  const { title } = article;
  return {
    scenario: descriptors.length > 0 ? { matrix: id, title, descriptors } : null,
    plan: priorities.all.length > 0 ? { plan: id, title, priorities: priorities.all } : null,
  };
}

function descriptorsOf({ kind, rows }: RoledTable, ids: Ids): DraftDescriptor[] {
  if (kind === 'plan') return [];
  const role = kind === 'factors' ? 'factor' : 'development';
  return rows.flatMap((row): DraftDescriptor[] => {
    const name = row.factor ?? row.development;
    const follows = row.consequence ?? row.implication;
    if (name === undefined && follows === undefined) return [];
    const title = name?.text ?? '';
    return [
      {
        id: ids.next(title || `${role}-not-named`),
        title,
        role,
        states: name === undefined ? [] : [{ id: 'as-stated', ...quoted(name) }],
        consequences: follows === undefined ? [] : partsOf(follows).map(quoted),
      },
    ];
  });
}

class Priorities {
  readonly all: DraftPriority[] = [];
  readonly #ids = new Ids();
  readonly #actions = new Ids();
  readonly #fallback: string;

  constructor(fallback: string) {
    this.#fallback = fallback;
  }

  /** Each item with a head of its own is a priority; the others share one, named by what is above. */
  addList({ above, items }: AdviceList): void {
    let shared: DraftPriority | undefined;
    for (const item of items) {
      const { head, body } = headAndBody(item.text);
      const action = this.#action(tidy(cut(item, ...body)), []);
      if (head !== undefined) {
        this.#priority(tidy(cut(item, ...head))).actions.push(action);
        continue;
      }
      shared ??= this.#priority(above ?? item);
      shared.actions.push(action);
    }
  }

  addTable({ rows }: RoledTable): void {
    let last: DraftPriority | undefined;
    for (const row of rows) {
      const name = row.focus ?? row.factor;
      const stakeholders = row.stakeholders === undefined ? [] : bodiesOf(row.stakeholders.text);
      if (name !== undefined) last = this.#priority(name);
      else last ??= this.#priority(row.action ?? (row.stakeholders as PlacedText));
      for (const part of row.action === undefined ? [] : partsOf(row.action))
        last.actions.push(this.#action(part, stakeholders));
    }
  }

  #priority(name: PlacedText): DraftPriority {
    const same = this.all.find(({ quote }) => quote === name.text);
    if (same !== undefined) return same;
    const words = quoted(name);
    const title = words.title.replace(/\s*:$/, '') || this.#fallback;
    const priority = { id: this.#ids.next(title), ...words, title, actions: [] };
    this.all.push(priority);
    return priority;
  }

  #action(part: PlacedText, stakeholders: string[]): DraftAction {
    const words = quoted(part);
    const title = words.title.replace(/[.;]$/, '');
    return { id: this.#actions.next(title), ...words, title, stakeholders };
  }
}

function quoted(content: PlacedText): Quoted {
  const { text } = content;
  return { title: text, quote: text, ...spanOf(content, 0, text.length) };
}

/** Parts of a cell that semicolons part. */
function partsOf(cell: PlacedText): PlacedText[] {
  const parts: PlacedText[] = [];
  let start = 0;
  for (const { index } of `${cell.text};`.matchAll(/;/g)) {
    const part = tidy(cut(cell, start, index));
    if (part.text !== '') parts.push(part);
    start = index + 1;
  }
  return parts;
}

/** "UN Bodies ; Local NGOs" are two; commas part where there is no semicolon. */
function bodiesOf(text: string): string[] {
  const separator = text.includes(';') ? /;/ : /,|\s\/\s/;
  return text
    .split(separator)
    .map((body) => body.trim().replace(/^(?:and|et)\s+/, ''))
    .filter((body) => body !== '');
}

/** Ids in words with hyphens, each once. */
class Ids {
  readonly #taken = new Set<string>();

  next(title: string): string {
    const base = slugOf(title) || 'entry';
    let id = base;
    for (let n = 2; this.#taken.has(id); n++) id = `${base}-${n}`;
    this.#taken.add(id);
    return id;
  }
}

/** At most eight words, without accents. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .join('-');
}
