/** A table of who does what where as rows of a CSV with a row of HXL hashtags. */
import type { Bilingual, Issue, Language, Plan } from '../core/index.ts';
import { allowedTag, parseTag, tagText } from './hxl.ts';
import { headerOf } from './merge-presence.ts';
import { countOfCell } from './presence-cells.ts';
import { type Role, roleOfTag, tagOfRole } from './presence-roles.ts';
import type { Presence, PresenceColumn } from './read-presence.ts';

/** How many questions a table answers: who, what, where; when; for whom. */
export const WS = ['3w', '4w', '5w'] as const;
export type Ws = (typeof WS)[number];

const LEFT_OUT: Record<Ws, readonly Role[]> = {
  '3w': ['start', 'end', 'date', 'people'],
  '4w': ['people'],
  '5w': [],
};

/**
 * Header, hashtags, rows. Columns whose meaning is not known are carried along; a hashtag that HXL
 * does not know is written as one's own, with x_.
 * @param as leaves out when (3w) and for whom (3w, 4w)
 */
export function writePresence(
  table: Presence,
  as: Ws,
  file: string,
): { rows: string[][]; notes: Issue[] } {
  const shown = table.columns.flatMap((column, i) =>
    column.is && LEFT_OUT[as].includes(column.is.role) ? [] : [i],
  );
  const notes: Issue[] = [];
  const tags = shown.map((i) => {
    const column = table.columns[i];
    const tag = column.tag ?? (column.is && tagOfRole(column.is));
    if (!tag) return '';
    const allowed = tagText(allowedTag(tag));
    if (allowed !== tagText(tag))
      notes.push({
        code: 'hxl-own-tag',
        what: `${tagText(tag)} is not a hashtag of HXL 1.1 and is written as ${allowed}`,
        where: file,
        fix: 'nothing to do; it is read back as it was',
      });
    return allowed;
  });
  const unread = new Map<string, string[]>();
  const rows = table.rows.map(({ cells }) =>
    shown.map((i) => {
      if (table.columns[i].is?.role !== 'people' || cells[i] === '') return cells[i];
      const count = countOfCell(cells[i]);
      if (count !== undefined) return String(count);
      const header = headerOf(table.columns[i]);
      unread.set(header, [...(unread.get(header) ?? []), cells[i]]);
      return '';
    }),
  );
  for (const [header, cells] of unread)
    notes.push({
      code: 'hxl-no-number',
      what: `${cells.length} cells of "${header}" are no numbers and are left empty: ${cells.slice(0, 3).join(', ')}`,
      where: file,
      fix: 'write people as plain digits in the register',
    });
  return { rows: [shown.map((i) => headerOf(table.columns[i])), tags, ...rows], notes };
}

const column = (header: string, text: string): PresenceColumn => {
  const tag = parseTag(text)!;
  return { header, tag, is: roleOfTag(tag) };
};

/** The actions of a plan, a row for each area, as a table of who does what where. */
export function presenceOfPlan(
  plan: Plan,
  language: Language,
  stateOf: (action: string) => string,
): Presence {
  const said = (text: Bilingual) => text[language];
  const columns = [
    column('org', '#org+name'),
    column('partners', '#org+impl+list'),
    column('sector', '#sector+name'),
    column('activity_id', '#activity+id'),
    column('activity', '#activity+name'),
    column('status', '#status'),
    column('country', '#country+code'),
    column('adm1_pcode', '#adm1+code+v_pcode'),
    column('adm2_pcode', '#adm2+code+v_pcode'),
    column('start', '#date+start'),
    column('end', '#date+end'),
    column('budget', '#value+budget'),
    column('currency', '#currency+code'),
  ];
  const rows = plan.priorities.flatMap((priority) =>
    priority.actions.flatMap((action) =>
      action.area.map((area) => {
        const digits = area.replace(/\D/g, '').length;
        return {
          line: 0,
          cells: [
            said(action.lead),
            action.support.map(said).join('; '),
            said(priority.title),
            action.id,
            said(action.title),
            stateOf(action.id),
            digits === 0 ? area : plan.country,
            digits > 0 && digits <= 3 ? area : '',
            digits > 3 ? area : '',
            action.starts,
            action.ends,
            action.budget ? String(action.budget.amount) : '',
            action.budget?.currency ?? '',
          ],
        };
      }),
    ),
  );
  return { columns, rows };
}
