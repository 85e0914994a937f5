/** A plan file from the disk, with its hash. */
import { type ReadPlan, readPlan } from '../plans/index.ts';
import { inputFiles, readWhole, sha256 } from '../store/index.ts';

/** @throws VigieError with every fault of the file */
export async function planFromFile(path: string): Promise<ReadPlan & { sha256: string }> {
  const [file] = inputFiles(path);
  const bytes = await readWhole(file);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return { ...readPlan(text, file.path), sha256: sha256(bytes) };
}
