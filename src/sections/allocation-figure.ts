import { allocationMap } from '../charts/index.ts';
import type { AllocationEvidence, Evidence, Figure } from '../core/index.ts';
import { inBoth } from '../core/index.ts';
import { allocationTitle, allocationWords as w } from '../words/index.ts';
import { makeFigure } from './figure.ts';

/** Areas by what their sites reach and who is left; no point is finer than an area. */
export function allocationFigure(evidence: Evidence, found: AllocationEvidence): Figure {
  const title = inBoth((l) => allocationTitle(evidence.country, found.count, l));
  return makeFigure(evidence, {
    section: 'what-should-be-done',
    name: 'allocation',
    chart: allocationMap,
    title,
    values: (language) => ({
      label: title[language],
      outline: evidence.outline,
      areas: found.areas,
    }),
    table: {
      columns: [w.area, w.region, w.in_need_column, w.sites, w.adds, w.reached, w.left],
      rows: tableRows(found),
    },
    source: found.sources,
  });
}

/** Areas with sites by what these add, then the others by who is left. */
function tableRows({ areas, sites }: AllocationEvidence) {
  const key = ({ region, name }: { region: string; name: string }) => `${region}/${name}`;
  const added = new Map<string, number>();
  for (const { region, area, adds } of sites) {
    const at = key({ region, name: area });
    added.set(at, (added.get(at) ?? 0) + adds);
  }
  return areas
    .map((area) => ({
      ...area,
      adds: added.get(key(area)) ?? 0,
      left: area.people - area.covered,
    }))
    .sort((a, b) => Number(b.sites > 0) - Number(a.sites > 0) || b.adds - a.adds || b.left - a.left)
    .map((area) => [
      area.name,
      area.region,
      area.people,
      area.sites,
      area.sites > 0 ? area.adds : null,
      area.covered,
      area.left,
    ]);
}
