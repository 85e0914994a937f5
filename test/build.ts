import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Compiles once, so that tests of the terminal run what a user runs, and start in half a second. */
export default function setup(): void {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  execFileSync('node', [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}
