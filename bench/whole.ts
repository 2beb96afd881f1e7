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
// `--quick` takes less of everything and writes no page; `--check` ends with 1 when a budget is missed, and names it; `--page` writes the
// page anew from what the last whole run found.
interface Part {
  readonly title: string;
  readonly args: readonly string[];
  readonly minutes: number;
  readonly quick: boolean;
}

const part = (title: string, command: string, minutes: number, quick = false): Part => ({
  title,
  args: command.split(' '),
  minutes,
  quick,
});
const parts: readonly Part[] = [
  part('What the app weighs', 'size', 2, true),
  part('The replay engine', 'engine thousand resets slow load', 8),
  part('The replay engine', 'engine thousand', 2, true),
  part('Peers', 'compare', 12, true),
  part('Everyone back at 8:00', 'storm', 4, true),
  part('Unlocking', 'unlock', 6),
  part('At the desk', 'desk', 5, true),
  part('Searching', 'search', 3),
  part('A first visit', 'first-visit', 6),
  part("The server's durable rate", 'engine durable', 12),
];

const told = process.argv.slice(2);
const quick = told.includes('--quick');
const check = told.includes('--check');
const again = told.includes('--page');
const unknown = told.filter((word) => !['--quick', '--check', '--page', 'whole'].includes(word));
if (unknown.length > 0) throw new Error(`Not known: ${unknown.join(' ')}. There are --quick, --check and --page.`);

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
const began = { at: new Date().toISOString().slice(0, 16).replace('T', ' '), load: load() };
const folder = join(projectRoot, '.cache/bench');
const lastRun = join(folder, 'last-run.json');
mkdirSync(folder, { recursive: true });

async function runPart({ title, args, minutes }: Part, number: number): Promise<PartRun> {
  console.log(`\n── ${title} ──`);
  const file = join(folder, `${number}.json`);
  rmSync(file, { force: true });
  const env = { BENCH_FOUND: file, ...(quick ? { QUICK: '1' } : {}) };
  const from = performance.now();
  const { code } = await runNode('bench/run.mjs', args, { env, timeoutMs: minutes * 60_000 });
  const seconds = (performance.now() - from) / 1_000;
  const found = code === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Found) : null;
  return { title, command: `npm run bench -- ${args.join(' ')}`, seconds, found };
}

const chosen = quick
  ? parts.filter((one) => one.quick)
  : parts.filter(({ args }) => args.join(' ') !== 'engine thousand');

async function runAll(): Promise<WholeRun> {
  const runs: PartRun[] = [];
  for (const [number, one] of chosen.entries()) {
    runs.push(await runPart(one, number));
    // One that is stopped has told what it had by then.
    if (!quick) writeFileSync(lastRun, JSON.stringify(wholeOf(runs)));
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
    began: `${began.at} UTC`,
    load: `${began.load} before, ${load()} after`,
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

const run = again ? (JSON.parse(readFileSync(lastRun, 'utf8')) as WholeRun) : await runAll();
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
