/** The bundled tables. */
import type { Language } from '../core/index.ts';
import { formatNumber } from '../words/index.ts';
import { bold, dim } from './screen.ts';

interface ReferenceAnswer {
  tables: {
    table_id: string;
    rows: number;
    from: string | null;
    to: string | null;
    sha256: string;
    datasets: string[];
    method: string[];
  }[];
}

export function printReference(answer: ReferenceAnswer, language: Language): string[] {
  return answer.tables.flatMap((table) => [
    `✓ ${bold(table.table_id)}  ${formatNumber(table.rows, language)} · ${table.from ?? ''}..${table.to ?? ''} · sha256 ${table.sha256.slice(0, 12)}`,
    dim(`    ${table.datasets.join(', ')}`),
    ...table.method.map((line) => dim(`    ${line}`)),
  ]);
}
