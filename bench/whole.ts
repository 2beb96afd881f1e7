import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../scripts/project-root.mjs';
import { runNode } from '../scripts/run-command.mjs';
import { type BudgetName, budgets } from './budgets.ts';
import { missedBudgets } from './figures/figure.ts';
import type { Found } from './figures/hand-in.ts';
import { drawChart } from './report/draw-chart.ts';
import { type PartRun, type WholeRun, writePage } from './report/write-page.ts';

// The whole bench: every part in a process of its own, one after the other, each within its time; then the page and the chart.
// `--quick` takes less of everything and writes no page; `--check` ends with 1 when a budget is missed, and names it; `--again` takes only
// the parts that ended badly or were not there in the last whole run, and leaves the others as they were found; `--page` writes the page
// anew from that run.
interface Part {
  readonly title: string;
  readonly args: readonly string[];
  readonly minutes: number;
  readonly quick: boolean;
  /** On another database than the embedded one. */
  readonly on?: 'postgres' | undefined;
}

const part = (title: string, command: string, minutes: number, more: Partial<Part> = {}): Part => ({
  ...{ title, args: command.split(' '), minutes, quick: false },
  ...more,
});
const alsoQuick = { quick: true };
const parts: readonly Part[] = [
  part('What the app weighs', 'size', 2, alsoQuick),
  part('The replay engine', 'engine thousand resets slow load', 8),
  part('The replay engine', 'engine thousand', 2, alsoQuick),
  part('Peers', 'compare', 12, alsoQuick),
  part('Everyone back at 8:00', 'storm', 4, alsoQuick),
  part('Everyone back at 8:00, on PostgreSQL', 'storm', 4, { on: 'postgres' }),
  part('Unlocking', 'unlock', 6),
  part('At the desk', 'desk', 5, alsoQuick),
  part('Searching', 'search', 3),
  part('Counting everything', 'on-time', 12),
  part('A first visit', 'first-visit', 6),
  part("The server's durable rate", 'engine durable', 12),
];

const told = process.argv.slice(2);
const quick = told.includes('--quick');
const check = told.includes('--check');
const again = told.includes('--again');
const pageOnly = told.includes('--page');
const unknown = told.filter((word) => !['--quick', '--check', '--again', '--page', 'whole'].includes(word));
if (unknown.length > 0)
  throw new Error(`Not known: ${unknown.join(' ')}. There are --quick, --check, --again and --page.`);

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
const minute = (): string => `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const folder = join(projectRoot, '.cache/bench');
const lastRun = join(folder, 'last-run.json');
mkdirSync(folder, { recursive: true });
const earlier = again || pageOnly ? (JSON.parse(readFileSync(lastRun, 'utf8')) as WholeRun) : undefined;
const began = { at: earlier?.began ?? minute(), load: load() };

async function runPart({ title, args, minutes, on }: Part, number: number): Promise<PartRun> {
  console.log(`\n── ${title} ──`);
  const file = join(folder, `${number}.json`);
  rmSync(file, { force: true });
  const env = { BENCH_FOUND: file, ...(quick ? { QUICK: '1' } : {}), ...(on === undefined ? {} : { ON: on }) };
  const alone = earlier === undefined ? {} : { alone: minute() };
  const from = performance.now();
  const { code } = await runNode('bench/run.mjs', args, { env, timeoutMs: minutes * 60_000 });
  const seconds = (performance.now() - from) / 1_000;
  const found = code === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Found) : null;
  return { title, command: commandOf({ args, on }), seconds, found, ...alone };
}

function commandOf({ args, on }: Pick<Part, 'args' | 'on'>): string {
  return `${on === undefined ? '' : `ON=${on} `}npm run bench -- ${args.join(' ')}`;
}

/** What the run before found of it, when only what is lacking is taken. */
function foundBefore(one: Part): PartRun | undefined {
  return earlier?.parts.find(({ command, found }) => command === commandOf(one) && found !== null);
}

const chosen = quick
  ? parts.filter((one) => one.quick)
  : parts.filter(({ args }) => args.join(' ') !== 'engine thousand');

async function runAll(): Promise<WholeRun> {
  const runs: PartRun[] = [];
  for (const [number, one] of chosen.entries()) {
    runs.push(foundBefore(one) ?? (await runPart(one, number)));
    // One that is stopped has told what it had by then.
    const still = chosen.slice(number + 1).flatMap((later) => foundBefore(later) ?? []);
    if (!quick) writeFileSync(lastRun, JSON.stringify(wholeOf([...runs, ...still])));
  }
  return wholeOf(runs);
}

function wholeOf(runs: readonly PartRun[]): WholeRun {
  const versions = [`Node ${process.versions.node}`];
  if (runs.some(({ found }) => found?.compared !== undefined))
    versions.push(...['pouchdb-core', 'express-pouchdb', 'rxdb'].map((name) => `${name} ${versionOf(name)}`));
  return {
    machine: `${platform()} ${release()} ${arch()}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions: versions.join(', '),
    began: began.at,
    load: earlier?.load ?? `${began.load} before, ${load()} after`,
    parts: runs,
  };
}

function versionOf(peer: string): string {
  const file = join(import.meta.dirname, 'peers/node_modules', peer, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

async function writeWhole(run: WholeRun): Promise<void> {
  writeFileSync(join(projectRoot, 'docs/benchmarks.md'), writePage(run));
  const compared = run.parts.flatMap(({ found }) => found?.compared ?? []);
  if (compared.length > 0) writeFileSync(join(projectRoot, 'docs/benchmarks.svg'), drawChart(compared));
  await runNode('node_modules/prettier/bin/prettier.cjs', ['--log-level', 'warn', '--write', 'docs/benchmarks.md']);
  console.log('\nWritten: docs/benchmarks.md, docs/benchmarks.svg');
}

const run = pageOnly && earlier !== undefined ? earlier : await runAll();
if (!quick) await writeWhole(run);
const expected = quick ? [] : (Object.keys(budgets) as BudgetName[]);
const broken = run.parts.flatMap(({ title, found }) => (found === null ? [`${title}: did not come to an end`] : []));
const missed = [
  ...broken,
  ...missedBudgets(
    run.parts.flatMap(({ found }) => found?.figures ?? []),
    expected,
  ),
];
for (const line of missed) console.error(`Missed: ${line}`);
if (missed.length === 0) console.log('No budget that is counted is missed.');
if (check && missed.length > 0) process.exitCode = 1;
