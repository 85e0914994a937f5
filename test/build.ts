import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Compiles once, so that tests of the terminal run what a user runs, and start in half a second. */
export default function setup(): void {
  const build = fileURLToPath(new URL('../bin/build.js', import.meta.url));
  execFileSync('node', [build], { stdio: 'inherit' });
}
