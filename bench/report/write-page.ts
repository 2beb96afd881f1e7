import type { Compared } from '../comparison/measured.ts';
import { budgets, type Budget } from '../budgets.ts';
import { limitOf, rowOf, valueOf, verdictOf } from '../figures/figure.ts';
import type { Found } from '../figures/hand-in.ts';
import { betterThanOurs, comparisonRows, ratioOf } from './comparison-rows.ts';

/** One part of a run, as it ended. */
export interface PartRun {
  readonly title: string;
  readonly command: string;
  readonly seconds: number;
  /** `null`: it ended badly, or not in its time. */
  readonly found: Found | null;
  /** When it was taken, if not with the others. */
  readonly alone?: string;
}

export interface WholeRun {
  readonly machine: string;
  readonly versions: string;
  readonly began: string;
  readonly load: string;
  readonly parts: readonly PartRun[];
}

/** docs/benchmarks.md: ratios first, then figures beside their budgets, part by part. */
export function writePage({ machine, versions, began, load, parts }: WholeRun): string {
  const compared = parts.flatMap(({ found }) => found?.compared ?? []);
  const notes = parts.flatMap(({ found }) => (found?.compared === undefined ? [] : (found.notes ?? [])));
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`, never by hand. `npm run bench -- --check` fails when a budget that is counted is missed; `npm run bench -- --quick` takes less of everything and writes no page.',
    'Bytes, requests and counts are the same on any machine. Times and rates are of this one, with the load it had in the minute before beside them: on more than its cores they say little, and no check goes by them.',
    '',
    `- machine: ${machine}`,
    `- versions: ${versions}`,
    `- begun ${began}, load ${load}`,
    '',
    ...notMet(parts),
    ...(compared.length > 0 ? besideOthers(compared, notes) : []),
    ...parts.flatMap(partLines),
  ].join('\n');
}

/** The budgets that were missed by this run or could not be judged in it, before anything else. */
function notMet(parts: readonly PartRun[]): readonly string[] {
  const lines = parts.flatMap(({ title, found }) => {
    if (found === null) return [`${title}: did not come to an end, and nothing of it was measured.`];
    return found.figures.flatMap((figure) => {
      const verdict = verdictOf(figure);
      if (figure.budget === null || verdict === 'met' || verdict === 'told') return [];
      const { why }: Budget = budgets[figure.budget];
      const line = `${figure.what}: ${valueOf(figure)}, ${limitOf(figure)}, ${verdict}.`;
      return [why === undefined ? line : `${line} [Why](${why}).`];
    });
  });
  return ['## Budgets not met', '', ...(lines.length === 0 ? ['None.'] : lines.map((line) => `- ${line}`)), ''];
}

function besideOthers(compared: readonly Compared[], notes: readonly string[]): readonly string[] {
  const rows = comparisonRows(compared);
  const heads = compared.map(({ name, settings }) => `${name}, ${settings}`);
  const ratios = rows.map(({ what, values: [own = null, ...others] }) => {
    const cells = others.map((value) => {
      if (value === null) return 'never';
      const ratio = ratioOf(value, own);
      if (ratio === null) return value === 0 ? 'the same' : `${value} for none`;
      return ratio < 1 ? `**${ratio.toFixed(2)}**` : ratio.toFixed(ratio < 10 ? 2 : 0);
    });
    return `| ${[what, ...cells].join(' | ')} |`;
  });
  const values = rows.map(
    ({ what, values: all, text }) =>
      `| ${[what, ...all.map((value) => (value === null ? 'never' : text(value)))].join(' | ')} |`,
  );
  const never = compared.flatMap(({ name, settings, resets }) =>
    resets.wasted === null
      ? [
          `${name} (${settings}) came to no end on the line that is reset: stopped after ${(resets.bytes / 1e6).toFixed(0)} MB and ${resets.seconds.toFixed(0)} s, ${resets.missingAtServer.toLocaleString('en')} records not at the server, ${resets.missingAtSecond.toLocaleString('en')} not at the second device.`,
        ]
      : [],
  );
  const better = betterThanOurs(compared);
  return [
    '## Beside others',
    '',
    ...notes,
    'All in one run: the same records, the same lines with the same seeds, bytes counted on the line by a proxy between the two, heads and bodies, whoever sent them. Ours alone signs in, proves its requests, writes to a disk that is flushed and gets signed receipts; the others keep everything in memory and know nobody.',
    'Each peer as it is set by default, and at a size of batch that is fair to it. Answers of all servers are packed.',
    '',
    '![Bytes of ours and others](benchmarks.svg)',
    '',
    'Times what ours takes; below 1 (bold) it takes less than ours:',
    '',
    `| what | ${heads.slice(1).join(' | ')} |`,
    `| --- |${' --- |'.repeat(heads.length - 1)}`,
    ...ratios,
    '',
    'What was measured:',
    '',
    `| what | ${heads.join(' | ')} |`,
    `| --- |${' --- |'.repeat(heads.length)}`,
    ...values,
    '',
    ...never,
    '',
    ...(better.length > 0 ? ['What others do with less than ours:', '', ...better.map((line) => `- ${line}`), ''] : []),
  ];
}

function partLines({ title, command, seconds, found, alone }: PartRun): readonly string[] {
  const when = alone === undefined ? '' : `, taken by itself ${alone}`;
  const head = [`## ${title}`, '', `\`${command}\`, ${Math.round(seconds)} s${when}.`, ''];
  if (found === null) return [...head, '**Did not come to an end: nothing measured.**', ''];
  if (found.figures.length === 0) return [];
  return [
    ...head,
    '| what | measured | budget | | load |',
    '| --- | --- | --- | --- | --- |',
    ...found.figures.map((figure) => rowOf(figure)),
    '',
    ...(found.compared === undefined ? (found.notes ?? []).flatMap((note) => [note, '']) : []),
  ];
}
