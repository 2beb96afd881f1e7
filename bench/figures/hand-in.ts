import { writeFileSync } from 'node:fs';
import type { Compared } from '../comparison/measured.ts';
import { type Figure, missedBudgets, rowOf } from './figure.ts';

/** What one part of the bench has found. */
export interface Found {
  readonly figures: readonly Figure[];
  readonly compared?: readonly Compared[];
  /** Sentences that go with them. */
  readonly notes?: readonly string[];
}

/**
 * Prints what a part has found; alone, it ends with 1 when a budget is missed. Within a whole run, which names the file by `BENCH_FOUND`,
 * the run judges.
 */
export function handIn(found: Found): void {
  console.log('| what | measured | budget | | load |\n| --- | --- | --- | --- | --- |');
  for (const figure of found.figures) console.log(rowOf(figure));
  for (const note of found.notes ?? []) console.log(note);
  const file = process.env['BENCH_FOUND'];
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(found));
    return;
  }
  const missed = missedBudgets(found.figures, []);
  if (missed.length === 0) return;
  console.error(`Missed: ${missed.join('; ')}`);
  process.exitCode = 1;
}
