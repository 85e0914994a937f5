// Compiles the sources to dist. Run by npm after an install; where the compiler was left out
// (`npm ci --omit=dev`) a dist that is there already is kept.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
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
} else if (!isUpToDate()) {
  rmSync(`${root}dist`, { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** Nothing that is compiled has changed since it was. */
function isUpToDate() {
  const built = `${root}dist/cli/main.js`;
  if (!existsSync(built)) return false;
  const sources = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
  const configs = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map(
    (name) => root + name,
  );
  const newest = Math.max(...[...sources, ...configs].map((path) => statSync(path).mtimeMs));
  return newest < statSync(built).mtimeMs;
}
