/** A table as Parquet, written in groups of rows, so that only a group is boxed at a time. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { writeWhole } from '../store/index.ts';

const GROUP = 100_000;

export interface ParquetColumn {
  name: string;
  type: 'STRING' | 'DOUBLE' | 'INT32';
  /** `null` is missing; only doubles may be */
  cells: (from: number, to: number) => Float64Array | Int32Array | (string | number | null)[];
}

/** @param marks what the file says of itself, as metadata */
export function writeParquet(
  path: string,
  columns: readonly ParquetColumn[],
  length: number,
  marks: readonly { key: string; value: string }[],
): void {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({
      columnData: columns.map(({ name, type }) => ({
        ...{ name, type, data: [] },
        nullable: type === 'DOUBLE',
      })),
    }),
    kvMetadata: [...marks],
  });
  for (let from = 0; from < length; from += GROUP) {
    const to = Math.min(length, from + GROUP);
    const columnData = columns.map(({ name, cells }) => ({ name, data: cells(from, to) }));
    file.write({ columnData, rowGroupSize: GROUP });
  }
  file.finish();
  writeWhole(path, new Uint8Array(writer.getBuffer()));
}
