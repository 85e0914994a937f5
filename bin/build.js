// Compiles the sources to dist, joins what the terminal needs into few files that load at once, and
// reads the written registries once for all. Run by npm after an install; where the compiler was left
// out (`npm ci --omit=dev`) a dist that is there already is kept.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = `${root}dist/program/main.js`;
let compiler;
try {
  compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
} catch {
  compiler = undefined;
}
if (compiler === undefined) {
  if (!existsSync(program)) {
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
  await joinProgram();
  await readRegistries();
}

/** The terminal's door and the workers, each with what it needs: hundreds of files take a second to load. */
async function joinProgram() {
  const { build } = await import('esbuild');
  const workers = readdirSync(`${root}dist/verbs`)
    .filter((name) => name.endsWith('-worker.js'))
    .map((name) => [name.slice(0, -'.js'.length), `${root}dist/verbs/${name}`]);
  await build({
    entryPoints: Object.fromEntries([['main', `${root}dist/cli/main.js`], ...workers]),
    outdir: `${root}dist/program`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
}

/** Registries as JSON beside the hash of their text: `store/reference.ts` takes them while it is the same. */
async function readRegistries() {
  const { parse } = await import('yaml');
  mkdirSync(`${root}dist/registries`, { recursive: true });
  for (const name of readdirSync(`${root}data`).filter((file) => file.endsWith('.yaml'))) {
    const text = readFileSync(`${root}data/${name}`, 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(
      `${root}dist/registries/${name}.json`,
      JSON.stringify({ sha256, value: parse(text) }),
    );
  }
}

/** Nothing that is compiled has changed since it was. */
function isUpToDate() {
  if (!existsSync(program)) return false;
  const sources = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
  const configs = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'bin/build.js'].map(
    (name) => root + name,
  );
  const newest = Math.max(...[...sources, ...configs].map((path) => statSync(path).mtimeMs));
  return newest < statSync(program).mtimeMs;
}
