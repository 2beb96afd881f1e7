// What the index of everything on the device costs: 50,000 made-up births put in, read back from shards, asked.
import { writeFileSync } from 'node:fs';
import { findAlike } from '../src/local-index/find-alike.ts';
import type { IndexEntry } from '../src/local-index/index-entry.ts';
import { createLocalIndex } from '../src/local-index/local-index.ts';
import { searchIndex } from '../src/local-index/search-index.ts';
import { namesOf } from '../tests/support/asked-names.ts';
import { createSeededRandom } from '../tests/support/seeded-random.ts';
import { entryOfBirth, madeUpBirths, takenDownAgain } from '../tests/support/population.ts';

const count = Number(process.env['COUNT'] ?? 50_000);
const started = performance.now();
const births = [...madeUpBirths(1, count, '1985-01-15')];
const made = performance.now();
const lines: string[] = [];
for (const [at, fields] of births.entries()) lines.push(JSON.stringify(entryOfBirth(fields, at + 1)));
const derived = performance.now();
console.log(`${count} births made up in ${((made - started) / 1_000).toFixed(1)} s`);
console.log(`entries made of dossiers: ${(((derived - made) * 1_000) / count).toFixed(0)} µs each`);
console.log(`kept on the disk: ${(lines.reduce((sum, line) => sum + line.length, 0) / 1e6).toFixed(1)} MB of text`);
const again = births.slice(0, 400).map((fields, at) => entryOfBirth(takenDownAgain(fields, at), count + at));
births.length = 0;

const collect = (globalThis as { gc?: () => void }).gc;
collect?.();
const before = process.memoryUsage();
const index = createLocalIndex();
const begun = performance.now();
// As read from a shard: every line is a text of its own.
for (const line of lines) index.put(JSON.parse(line) as IndexEntry, { line });
const put = performance.now();
collect?.();
const after = process.memoryUsage();
const grown = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
console.log(
  `put in from shards: ${(put - begun).toFixed(0)} ms, ${(((put - begun) * 1_000) / count).toFixed(0)} µs each`,
);
console.log(
  `memory: ${(grown / 1e6).toFixed(0)} MB beside the lines${collect === undefined ? ' (not collected)' : ''}`,
);

const random = createSeededRandom(7);
const asked = namesOf(lines, random, 1_000);
const times = new Map<string, number[]>();
for (const { kind, typed } of asked) {
  const start = performance.now();
  searchIndex(index, { typed, limit: 100, contextYear: 2026 });
  const list = times.get(kind) ?? [];
  list.push(performance.now() - start);
  times.set(kind, list);
}
const alike: number[] = [];
for (const draft of again) {
  const start = performance.now();
  findAlike(index, draft);
  alike.push(performance.now() - start);
}
times.set('likely doubles of a form', alike);
const all = [...times].filter(([kind]) => !kind.startsWith('likely')).flatMap(([, list]) => list);
const told = (list: readonly number[]): string => {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${list.length})`;
};
for (const [kind, list] of times) console.log(`${kind}: ${told(list)}`);
console.log(`all questions of the search: ${told(all)}`);
const folder = process.env['OUT'];
if (folder !== undefined) writeFileSync(folder, JSON.stringify({ lines, asked }));
