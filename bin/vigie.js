#!/usr/bin/env node
// The built program is made by `npm ci` (its `prepare` step); say so when it is not there.
import { existsSync } from 'node:fs';

const program = new URL('../dist/program/main.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write('vigie is not built yet\nfix: run `npm ci`, or `npm run build`\n');
  process.exitCode = 70;
}
