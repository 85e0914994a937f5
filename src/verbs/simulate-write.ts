/** A matrix, or its solutions, as a file of another form. */
import { type JudgementSet, VigieError } from '../core/index.ts';
import {
  encodeText,
  writeCsvMatrix,
  writeScw,
  writeSl,
  writeYamlMatrix,
} from '../scenarios/index.ts';
import { writeWhole } from '../store/index.ts';
import type { MatrixRead } from './read-matrix.ts';
import type { Simulated } from './simulate-report.ts';

/**
 * By the ending of the path: `.scw` (one set), `.sl`, `.yaml`, `.csv`. A `.scw` that was read is
 * written in its own encoding and line ends.
 * @throws `write-kind`
 */
export function writeSimulated(
  path: string,
  { matrix, file, text }: MatrixRead,
  set: JudgementSet,
  { impacts, scenarios, weights }: Simulated,
): void {
  const wasScw = file.kind === '.scw';
  const asRead = (content: string) =>
    encodeText(
      wasScw ? { ...text, text: content } : { text: content, encoding: 'utf-8', has_mark: false },
    );
  if (/\.scw$/i.test(path))
    writeWhole(path, asRead(writeScw(matrix, set, wasScw ? text.text : undefined)));
  else if (/\.sl$/i.test(path)) {
    const end = wasScw && !text.text.includes('\r\n') ? '\n' : '\r\n';
    const weightOf = (i: number) => weights.get(scenarios[i].join()) ?? 0;
    writeWhole(path, asRead(writeSl(impacts, scenarios, weightOf, end)));
  } else if (/\.ya?ml$/i.test(path)) writeWhole(path, writeYamlMatrix(matrix));
  else if (/\.csv$/i.test(path)) writeWhole(path, writeCsvMatrix(matrix));
  else
    throw new VigieError(
      [
        {
          code: 'write-kind',
          what: `"${path}" does not end in .scw, .sl, .yaml or .csv`,
          where: '--write',
          fix: 'name a file with one of these endings',
        },
      ],
      2,
    );
}
