// Compiles the sources to dist. Run by npm after an install; where the compiler was left out
// (`npm ci --omit=dev`) a dist that is there already is kept.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
let compiler;
try {
  compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
} catch {
  compiler = undefined;
}
if (compiler === undefined) {
  if (!existsSync(`${root}dist/cli/main.js`)) {
    process.stderr.write(
      'vigie is not built: the compiler is not installed\nfix: run `npm ci` without --omit=dev\n',
    );
  }
} else {
  rmSync(`${root}dist`, { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}
