import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { isCountryCode, type Measurement, type Plan, VigieError } from '../core/index.ts';
import { fillTemplate } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { planWords } from '../words/index.ts';
import { dateField } from './define.ts';
import { figuresOf } from './plan-figures.ts';
import { planFromText } from './plan-file.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

interface Template extends Record<string, unknown> {
  id: string;
  actions: { indicators: { outcome?: string }[] }[];
}

/** A plan to start from, for some of the priorities or all, with baselines from the figures. */
export const planTemplate = definePlanTask({
  words: [1, 12],
  fields: { country: z.string().optional(), date: dateField.optional() },
  output: { yaml: z.string(), plan: z.string() },
  async run({ store, language }, { paths, country, date }) {
    const templates = templatesIn(store);
    const chosen = chosenOf(templates, paths);
    const iso3 = (country ?? '').toUpperCase();
    if (!isCountryCode(iso3)) throw noCountry(country);
    const outcomes = chosen.flatMap(({ actions }) =>
      actions.flatMap(({ indicators }) => indicators.flatMap(({ outcome }) => outcome ?? [])),
    );
    const { figures, sources, as_of } = await figuresOf(store, [...new Set(outcomes)], iso3, {});
    const day = date ?? new Date().toISOString().slice(0, 10);
    const filled = fillTemplate(chosen, {
      country: iso3,
      date: day,
      figuresOf: (outcome) => figures.get(outcome) ?? ([] as Measurement[]),
    });
    const yaml = `${planWords.template_head[language]}\n${stringify(filled, { lineWidth: 0 })}`;
    const checked = await planFromText(store, yaml, 'plan.yaml');
    const hashes = sources.map((source) => source.sha256);
    const run = runOf(store, 'plan', { task: 'template', paths, country: iso3, date: day }, hashes);
    const { plan, notes } = checked as { plan: Plan; notes: typeof checked.notes };
    const open = notes.filter(({ code }) => code !== 'do-no-harm-open' && code !== 'indicator-due');
    return { run_id: run.run_id, as_of, notes: open, yaml, plan: plan.plan };
  },
});

function templatesIn(store: Store): Template[] {
  const found = store.findBundledPlan('templates');
  if (!found) {
    const what = 'the templates that ship are not there';
    const fix = 'take a fresh copy of the package';
    throw new VigieError([{ code: 'bundled-plan', what, where: 'data/plans/templates.yaml', fix }]);
  }
  return (parse(found.text) as { priorities: Template[] }).priorities;
}

function chosenOf(templates: readonly Template[], ids: readonly string[]): Template[] {
  if (ids.length === 1 && ids[0] === 'all') return [...templates];
  const unknown = ids.filter((id) => !templates.some((template) => template.id === id));
  if (unknown.length === 0) return templates.filter(({ id }) => ids.includes(id));
  throw new VigieError(
    unknown.map((id) => ({
      code: 'template-unknown',
      what: `there is no template "${id}"`,
      where: 'vigie plan template',
      fix: `choose among ${templates.map((template) => template.id).join(', ')}, or all`,
    })),
    2,
  );
}

function noCountry(given: string | undefined): VigieError {
  const what = given ? `country "${given}" is not known` : 'it is not said for which country';
  const fix = 'give --country with an ISO alpha-3 code such as MLI';
  return new VigieError([{ code: 'country-unknown', what, where: '--country', fix }], 2);
}
