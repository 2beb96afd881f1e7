import { expect, it } from 'vitest';
import type { Compared } from '../../bench/comparison/measured.ts';
import { betterThanOurs, comparisonRows, ratioOf } from '../../bench/report/comparison-rows.ts';
import { drawChart } from '../../bench/report/draw-chart.ts';
import { type WholeRun, writePage } from '../../bench/report/write-page.ts';

const contestant = (name: string, times: number, more: Partial<Compared> = {}): Compared => {
  const carried = { up: 1_000 * times, down: 500 * times, requests: 2 * times };
  return {
    name,
    settings: 'as made up',
    good: { births: carried, pulled: carried, back: carried, idle: carried, changes: carried },
    firstLoad: carried,
    slow: { ...carried, seconds: 3 * times, ownSeconds: 2 * times },
    resets: {
      bytes: 9_000 * times,
      seconds: 4,
      wasted: 0.1 * times,
      resets: 3,
      missingAtServer: 0,
      missingAtSecond: 0,
      doubled: 0,
    },
    killed: { killed: 3, lost: 0, doubled: 0 },
    ...more,
  };
};

const run = (compared: readonly Compared[]): WholeRun => ({
  machine: 'a made-up one',
  versions: 'Node 20',
  began: '2026-11-22 08:00 UTC',
  load: '0.1 0.1 0.1',
  parts: [
    {
      title: 'Peers',
      command: 'npm run bench -- compare',
      seconds: 1,
      found: { figures: [], compared, notes: ['Seed 11.'] },
    },
    { title: 'Unlocking', command: 'npm run bench -- unlock', seconds: 1, found: null },
  ],
});

it('tells how many times ours another takes, and what it does with less', () => {
  const all = [contestant('ours', 2), contestant('greedy', 6), contestant('thrifty', 1)];
  expect(ratioOf(6, 2)).toBe(3);
  const page = writePage(run(all));
  expect(page).toContain('| new births up: bytes both ways | 3.00 | **0.50** |');
  expect(page).toContain('- thrifty (as made up), new births up: bytes both ways: 1500 B, ours 3000 B.');
  expect(betterThanOurs(all).filter((line) => line.startsWith('greedy'))).toEqual([]);
});

it('says never of one that came to no end, with what stopped it and what was missing', () => {
  const resets = {
    ...contestant('', 1).resets,
    wasted: null,
    bytes: 50_000_000,
    missingAtServer: 700,
    missingAtSecond: 900,
  };
  const page = writePage(run([contestant('ours', 1), contestant('stuck', 1, { resets })]));
  expect(page).toContain('up and down to a second device: bytes | never |');
  expect(page).toContain('stopped after 50 MB and 4 s, 700 records not at the server, 900 not at the second device');
});

it('tells a record that is doubled where ours doubles none', () => {
  const killed = { killed: 3, lost: 1, doubled: 2 };
  const page = writePage(run([contestant('ours', 1), contestant('again', 1, { killed })]));
  expect(page).toContain('| lost or doubled after killed replies | 3 for none |');
});

it('says that a part did not come to an end, rather than leaving it out', () => {
  expect(writePage(run([contestant('ours', 1)]))).toContain('**Did not come to an end: nothing measured.**');
});

it('names first what is not met, with where the docs say why, and what ended badly', () => {
  const whole = run([contestant('ours', 1)]);
  const figure = { what: 'births', unit: 'a second', load: 0.5, cores: 2 } as const;
  const found = {
    figures: [
      { ...figure, budget: 'rate-births', value: 3_600 },
      { ...figure, what: 'changes', budget: 'rate-changes', value: 5_100 },
    ],
  } as const;
  const parts = [...whole.parts, { title: 'Rates', command: 'npm run bench -- engine durable', seconds: 1, found }];
  const [head = '', list = ''] = writePage({ ...whole, parts }).split('## Budgets not met');
  expect(head).not.toContain('##');
  expect(list.split('## ')[0]).toBe(
    '\n\n- Unlocking: did not come to an end, and nothing of it was measured.\n' +
      '- births: 3,600/s, ≥ 5,000/s, not met. [Why](performance.md#the-servers-durable-rate).\n\n',
  );
});

it('says of a part when it was taken, if not with the others', () => {
  const [peers, unlocking] = run([contestant('ours', 1)]).parts;
  if (peers === undefined || unlocking === undefined) throw new Error('no parts');
  const page = writePage({ ...run([]), parts: [peers, { ...unlocking, alone: '2026-11-23 03:20 UTC' }] });
  expect(page).toContain('`npm run bench -- unlock`, 1 s, taken by itself 2026-11-23 03:20 UTC.');
  expect(page.match(/taken by itself/gu)).toHaveLength(1);
});

it('draws of each contestant the better of its settings, the longer the more', () => {
  const drawn = drawChart([contestant('ours', 1), contestant('other', 40), contestant('other', 20)]);
  const widths = [...drawn.matchAll(/width="([\d.]+)" height="12" class="(ours|other)"/gu)].map(([, wide]) =>
    Number(wide),
  );
  expect(widths).toHaveLength(8);
  expect(widths[1]).toBeGreaterThan(widths[0] ?? Infinity);
  expect(drawn).toContain('>30.0 KB<');
  expect(drawn).not.toContain('60.0 KB');
  expect(drawn).toContain('prefers-color-scheme:dark');
  expect(comparisonRows([contestant('ours', 1)]).map(({ values }) => values.length)).toEqual(Array(13).fill(1));
});
