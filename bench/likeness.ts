// How many second registrations the device finds by itself, and how often it speaks up for nothing. `SEED=2` for others.
import { type Alike, findAlike } from '../src/local-index/find-alike.ts';
import type { IndexEntry } from '../src/local-index/index-entry.ts';
import { entryOfBirth, indexOfBirths, madeUpBirths, takenDownAgain } from '../tests/support/population.ts';

const seed = Number(process.env['SEED'] ?? 1);
const [population, asked] = [20_000, Number(process.env['ASKED'] ?? 1_000)];
const all = [...madeUpBirths(seed, population + asked)];
const known = all.slice(0, population);
const index = indexOfBirths(known);

const times: number[] = [];
const ask = (draft: IndexEntry): readonly Alike[] => {
  const start = performance.now();
  const alike = findAlike(index, draft);
  times.push(performance.now() - start);
  return alike;
};
const verdicts = new Map<string, number>();
const count = (name: string): void => void verdicts.set(name, (verdicts.get(name) ?? 0) + 1);
let missed = 0;
for (let number = 0; number < asked; number += 1) {
  const at = (number * 19) % population;
  const again = known[at];
  if (again === undefined) continue;
  const of = entryOfBirth(again, at + 1).id;
  const draft = entryOfBirth(takenDownAgain(again, number + 1), population + number + 1);
  const found = ask(draft).find(({ id }) => id === of);
  count(`double: ${found?.verdict ?? 'not found'}`);
  if (found === undefined && process.env['SHOW'] !== undefined && missed < 10) {
    missed += 1;
    console.log(index.get(of)?.people, draft.people, index.get(of)?.events, draft.events);
  }
}
for (const [number, fields] of all.slice(population).entries()) {
  const alike = ask(entryOfBirth(fields, population + number + 1));
  const [first] = alike;
  count(`honest: ${first?.verdict ?? 'nothing said'}`);
  if (process.env['SHOW'] !== undefined && (first?.verdict === 'likely' || first?.verdict === 'possible'))
    console.log(
      fields['child.fullName'],
      fields['mother.fullName'],
      first.score,
      JSON.stringify(first.reasons),
      first.entry.people.map(({ name }) => name),
    );
}
console.log(`seed ${seed}, ${population} births known, ${asked} taken down again and ${asked} honest ones`);
for (const [name, number] of [...verdicts].sort()) console.log(`${name}: ${number}`);
times.sort((a, b) => a - b);
console.log(
  `a question: median ${(times[asked] ?? 0).toFixed(1)} ms, p95 ${(times[Math.floor(asked * 1.9)] ?? 0).toFixed(1)} ms`,
);
