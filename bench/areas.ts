/**
 * Measures points in polygons; `npx tsx bench/areas.ts` prints the lines for bench/README.md, and
 * `npx tsx bench/areas.ts --write` puts them there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { PolygonIndex } from '../src/areas/polygons.ts';
import { type Rings, randomStream } from '../src/core/index.ts';

const POINTS = 420_000;
const POLYGONS = 1_000;
const RUNS = 5;
const random = randomStream(1);

/** A wavy, slightly jagged outline of about 484 vertices, as an area of a full-size file has. */
function star(longitude: number, latitude: number): Rings {
  const n = 440 + Math.floor(random() * 88);
  const phase = 2 * Math.PI * random();
  const ring = new Float64Array((n + 1) * 2);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const waves = 0.12 * Math.sin(3 * angle + phase) + 0.06 * Math.sin(11 * angle - phase);
    const radius = 0.55 + waves + 0.02 * random();
    ring.set([longitude + radius * Math.cos(angle), latitude + radius * Math.sin(angle)], i * 2);
  }
  ring.set(ring.subarray(0, 2), n * 2);
  return [ring];
}

const polygons = Array.from({ length: POLYGONS }, (_, i) =>
  star(-17 + (i % 40), 3 + Math.floor(i / 40)),
);
const vertices = polygons.reduce((sum, [ring]) => sum + ring.length / 2, 0);
const points = new Float64Array(POINTS * 2);
for (let p = 0; p < points.length; p += 2) points.set([-18 + 42 * random(), 2 + 27 * random()], p);

/** Median of the seconds of several runs. */
function median(work: () => number): { seconds: number; hits: number } {
  let hits = 0;
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    hits = work();
    return (performance.now() - start) / 1000;
  });
  return { seconds: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)], hits };
}

function hitsOf(index: PolygonIndex): number {
  let hits = 0;
  for (let p = 0; p < points.length; p += 2) if (index.find(points[p], points[p + 1]) >= 0) hits++;
  return hits;
}

const whole = median(() => hitsOf(new PolygonIndex(polygons)));
const ready = new PolygonIndex(polygons);
hitsOf(ready);
const again = median(() => hitsOf(ready));

/** The plain loop over every edge of every polygon, for a tenth of the points. */
function plainHits(part: number): { seconds: number; hits: number } {
  const start = performance.now();
  let hits = 0;
  for (let p = 0; p < points.length / part; p += 2) {
    const [x, y] = points.subarray(p, p + 2);
    if (polygons.some(([ring]) => isInside(ring, x, y))) hits++;
  }
  return { seconds: (performance.now() - start) / 1000, hits };
}

function isInside(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let i = 2; i < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const PART = 100;
const plain = plainHits(PART);
const some = points.slice(0, points.length / PART);
let same = 0;
for (let p = 0; p < some.length; p += 2) if (ready.find(some[p], some[p + 1]) >= 0) same++;
const number = (value: number) => value.toLocaleString('en');
const lines = [
  '## Points in polygons',
  '',
  `\`npx tsx bench/areas.ts --write\`: ${number(POINTS)} points in ${number(POLYGONS)} polygons with ${number(vertices)} vertices, median of ${RUNS} on ${cpus().length} × ${cpus()[0].model}, Node ${process.version}.`,
  '',
  '| what | aim | measured | how |',
  '|---|---|---|---|',
  `| index and search | 1 s | ${whole.seconds.toFixed(2)} s | flatbush, edges in up to 256 latitude bands; ${number(whole.hits)} hits |`,
  `| search alone | – | ${again.seconds.toFixed(2)} s | the same index again |`,
  `| plain loop | – | ${(plain.seconds * PART).toFixed(0)} s | reckoned from ${number(POINTS / PART)} points, ${number(plain.hits)} hits there; the index finds ${number(same)} |`,
];
process.stdout.write(`${lines.join('\n')}\n`);
if (process.argv.includes('--write')) {
  const page = readFileSync('bench/README.md', 'utf8');
  const others = page.replace(/\n## Points in polygons\n[\s\S]*?(?=\n## |$)/, '');
  writeFileSync('bench/README.md', `${others.trimEnd()}\n\n${lines.join('\n')}\n`);
}
