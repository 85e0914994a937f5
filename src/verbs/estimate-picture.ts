import { effectPath } from '../charts/index.ts';
import { type EffectReport, type Language, WIDE } from '../core/index.ts';
import { writeWhole } from '../store/index.ts';
import { words } from '../words/index.ts';

/** Writes the path of an estimate as a picture of its own. */
export function writePicture(file: string, report: EffectReport, language: Language): void {
  const { path, start, outcome, treated } = report;
  const expected = (of: 'low' | 'high') => path.map((point) => point.observed - point[of]);
  const isCount = path.every(({ observed }) => Number.isNaN(observed) || observed >= 0);
  const svg = effectPath.draw(
    {
      label: words[language].figure.path,
      title: `${outcome}, ${treated.join(', ')}`,
      periods: path.map(({ time }) => time),
      observed: path.map(({ observed }) => observed),
      expected: path.map(({ counterfactual }) => counterfactual),
      // An effect at its highest is what would have been at its lowest.
      low: expected('high'),
      high: expected('low'),
      start,
      marks: [],
      from_zero: isCount,
    },
    { language, width: WIDE, id: 'estimate' },
  );
  writeWhole(file, `${svg}\n`);
}
