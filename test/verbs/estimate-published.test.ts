/** Published results, run by `vigie estimate --panel` as anybody would. @source expected.json beside the data */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EffectReport } from '../../src/core/index.ts';

const IMPACT = fileURLToPath(new URL('../../../shared/data/impact/', import.meta.url));
const hasImpact = existsSync(IMPACT);
if (!hasImpact) console.info(`skipped: published impact results, for want of ${IMPACT}`);

interface Case {
  id: string;
  expect: Record<string, { value: number; tol: number }>;
}

const cases: Case[] = hasImpact ? JSON.parse(readFileSync(`${IMPACT}expected.json`, 'utf8')) : [];
const asked = new Map<string, EffectReport>();

function estimate(words: string): EffectReport {
  const known = asked.get(words);
  if (known) return known;
  const args = words.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));
  const out = execFileSync('node', ['bin/vigie.js', 'estimate', '--json', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const report = JSON.parse(out) as EffectReport;
  asked.set(words, report);
  return report;
}

const BASQUE = `--panel ${IMPACT}basque.csv --unit regionname --time year --outcome gdpcap --treated 'Basque Country (Pais Vasco)'`;
const NO_SPAIN = `--exclude 'Spain (Espana)'`;
const schools = ['illit', 'prim', 'med', 'high', 'post.high'].map((s) => `school.${s}@1964..1969`);
const sectors = [
  'agriculture',
  'energy',
  'industry',
  'construction',
  'services.venta',
  'services.nonventa',
];
const PREDICTORS = `--predictors '${[
  ...schools,
  'invest@1964..1969',
  'gdpcap@1960..1969',
  ...sectors.map((s) => `sec.${s}@1961..1969`),
  'popdens@1969',
]}' --fit 1960..1969`;
const PACKS = `--panel ${IMPACT}prop99_packs.csv --unit State --time Year --outcome PacksPerCapita --treated California --start 1989`;
const ADH = `--panel ${IMPACT}prop99_adh.csv --unit state --time year --outcome cigsale --treated California --start 1989 --predictors 'lnincome@1980..1988,retprice@1980..1988,age15to24@1980..1988,beer@1984..1988,cigsale@1975,cigsale@1980,cigsale@1988'`;

const over = (report: EffectReport, from: string, to: string) =>
  report.path.filter(({ time }) => time >= from && time <= to);
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const placebo = (report: EffectReport) => report.inference.find((i) => i.procedure === 'placebo')!;
const lto = (report: EffectReport) =>
  report.inference.find((i) => i.procedure === 'leave-two-out')!;
const rank = (report: EffectReport) =>
  1 + report.placebos.filter(({ ratio }) => ratio > placebo(report).statistic).length;

type Reading = (name: string) => number;

/** How each value of a case is read off an answer. */
const readings: Record<string, () => Reading> = {
  basque_synth: () => {
    const report = estimate(
      `${BASQUE} --start 1970 ${NO_SPAIN} ${PREDICTORS} --inference placebo-se`,
    );
    return (name) =>
      ({
        mspe_1960_1969: report.fit.mspe,
        rmspe_1955_1969: Math.sqrt(mean(over(report, '1955', '1969').map((p) => p.effect ** 2))),
        att_1975_1997: mean(over(report, '1975', '1997').map((p) => p.effect)),
        att_1970_1997: report.post.effect_mean,
        mean_relative_gap_1980s: mean(
          over(report, '1980', '1989').map((p) => p.effect / p.counterfactual),
        ),
        placebo_p_mspe_ratio_17_donors_incl_spain: 0,
      })[name] ?? report.weights[name.slice(2)];
  },
  basque_outcome_only: () => {
    const whole = estimate(`${BASQUE} --start 1970 ${NO_SPAIN}`);
    const short = estimate(`${BASQUE} --start 1971 ${NO_SPAIN}`);
    return (name) =>
      ({
        ssr_pre_1955_1969: whole.pre.mspe * whole.pre.periods,
        'T0_16.pre_rmspe': short.pre.rmspe,
        'T0_16.att': short.post.effect_mean,
        'T0_16.rmspe_ratio': placebo(short).statistic,
        'T0_16.rank_of_ratio': rank(short),
        'T0_16.lto_p': lto(short).p,
        'T0_16.lto_losses': lto(short).statistic,
      })[name] ?? short.weights[name.replace('T0_16.w.', '')];
  },
  basque_augmented_pysyncon: () => {
    const words = `${BASQUE} --start 1970 ${PREDICTORS} --estimator ridge-augmented --inference placebo-se`;
    return (name) => estimate(words).weights[name.slice(2)];
  },
  basque_penalized: () => {
    const words = `${BASQUE} --start 1970 ${PREDICTORS} --estimator penalised --penalty 0.01`;
    return (name) => estimate(words).weights[name.slice(2)];
  },
  prop99_sdid: () => {
    const sdid = estimate(`${PACKS} --estimator synthetic-did`);
    const did = estimate(`${PACKS} --estimator difference-in-differences`);
    const sc = estimate(PACKS);
    return (name) => {
      const [kind, label] = name.split('.');
      if (kind === 'lambda') return sdid.time_weights![label];
      if (kind === 'omega') return sdid.weights[label];
      return {
        sdid: sdid.post.effect_mean,
        sdid_exact_optimum: sdid.post.effect_mean,
        did: did.post.effect_mean,
        zeta_omega: sdid.details.zeta_omega,
        placebo_se_sdid_exact_38: sdid.post.se,
        placebo_se_sc: sc.post.se,
        placebo_se_did: did.post.se,
      }[name]!;
    };
  },
  prop99_adh: () => {
    const report = estimate(`${ADH} --inference placebo`);
    return (name) =>
      ({
        pre_mspe: report.pre.mspe,
        post_mspe: report.post.mspe,
        mspe_ratio: report.post.mspe / report.pre.mspe,
        att_1989_2000: report.post.effect_mean,
        gap_2000: over(report, '2000', '2000')[0].effect,
        placebo_p: placebo(report).p,
        rank: rank(report),
      })[name] ?? report.weights[name.slice(2)];
  },
  prop99_outcome_only: () => {
    const report = estimate(PACKS);
    return (name) =>
      ({
        pre_rmspe: report.pre.rmspe,
        pre_ssr: report.pre.mspe * report.pre.periods,
        att: report.post.effect_mean,
        rmspe_ratio: placebo(report).statistic,
        rank_of_ratio: rank(report),
        lto_p: lto(report).p,
      })[name] ?? report.weights[name.slice(2)];
  },
  prop99_mcnnm: () => {
    const report = estimate(`${PACKS} --estimator matrix-completion --inference conformal`);
    return () => report.post.effect_mean;
  },
};

/**
 * Where the published program stops before its optimum and ours does not, with what ours gives.
 * The plain control of synthdid is 0.1 from the optimum that the outcome-only case above holds.
 */
const STOPS_EARLY = new Set(['prop99_sdid sc']);

describe.skipIf(!hasImpact)('published results', () => {
  for (const { id, expect: values } of cases) {
    test(`${id} within its tolerances`, { timeout: 240_000 }, () => {
      const read = readings[id]();
      const wanted = Object.entries(values).filter(
        ([name]) => !STOPS_EARLY.has(`${id} ${name}`) && !name.startsWith('placebo_p_mspe'),
      );
      expect(wanted.length).toBeGreaterThan(0);
      const outside = wanted.flatMap(([name, { value, tol }]) => {
        const found = read(name);
        return Math.abs(found - value) <= tol
          ? []
          : [`${name}: ${found}, wanted ${value} ± ${tol}`];
      });
      expect(outside).toEqual([]);
    });
  }

  // The published p counts from 1975 on, the first year of open conflict.
  test('the Basque placebo p with Spain among the donors', { timeout: 240_000 }, () => {
    const report = estimate(`${BASQUE} --start 1975 ${PREDICTORS} --inference placebo`);
    const { value, tol } = cases[0].expect.placebo_p_mspe_ratio_17_donors_incl_spain;
    expect(Math.abs(placebo(report).p - value)).toBeLessThanOrEqual(tol);
  });
});
