/** Areas with their neighbours, lists of areas, and what became of an old list in a new one. */
import { countryName, type Language } from '../core/index.ts';
import { formatNumber, terminal } from '../words/index.ts';
import { bold, csvOf, dim, raw } from './screen.ts';

interface ListAnswer {
  list_id: string;
  level: string;
  list_date: string;
  countries: readonly string[];
  source_file: string;
  licence: string | null;
  n: number;
}

interface AreaAnswer {
  lists?: ListAnswer[];
  imported?: { state: 'imported' | 'known'; list: ListAnswer; left_out: number };
  crosswalk?: Record<string, string | number>[];
  out?: string | null;
  areas: {
    unit_id: string;
    name: Record<Language, string> | null;
    level: string;
    neighbours: string[];
    centre: { latitude: number; longitude: number } | null;
    border: { distance_km: number; across: string } | null;
  }[];
}

function listLine(list: ListAnswer, language: Language): string {
  const countries = list.countries.length > 6 ? list.countries.length : list.countries.join(' ');
  return `${raw(bold(list.list_id))}  ${formatNumber(list.n, language)} ${list.level} · ${countries} · ${list.list_date} · ${list.licence ?? terminal.no_licence[language]}  ${raw(dim(list.source_file))}`;
}

function printAreaLists(answer: AreaAnswer, language: Language): string[] {
  const { imported, crosswalk, lists = [] } = answer;
  if (imported) {
    const left_out =
      imported.left_out > 0
        ? `, ${formatNumber(imported.left_out, language)} ${terminal.left_out[language]}`
        : '';
    const state = terminal[imported.state][language];
    return [`✓ ${state}  ${listLine(imported.list, language)}${left_out}`];
  }
  if (crosswalk && answer.out) return [raw(bold(answer.out))];
  if (crosswalk) return [raw(csvOf(crosswalk))];
  return lists.length > 0
    ? lists.map((list) => listLine(list, language))
    : [terminal.no_lists[language]];
}

export function printAreas(answer: AreaAnswer, language: Language): string[] {
  if (answer.lists) return printAreaLists(answer, language);
  return answer.areas.flatMap((area) => {
    const names =
      area.level === 'country'
        ? area.neighbours.map((code) => `${code} ${countryName(code, language)}`)
        : area.neighbours;
    return [
      `${bold(area.unit_id)}  ${area.name?.[language] ?? area.level}`,
      `  ${terminal.neighbours[language]}  ${names.join(', ')}`,
      ...(area.centre
        ? [`  ${terminal.centre[language]}  ${area.centre.latitude}, ${area.centre.longitude}`]
        : []),
      ...(area.border
        ? [
            `  ${terminal.border[language]}  ${formatNumber(area.border.distance_km, language, 1)} km, ${countryName(area.border.across, language)}`,
          ]
        : []),
    ];
  });
}
