import type { Page } from 'playwright-core';
import { paths } from '../src/state/paths.ts';
import { type CountingWork, countAt, noteCounting } from './count-work.ts';
import { takeTimes, timeTheDesk } from './desk-timing.ts';
import { type Figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';
import { shareOf } from './figures/share-of.ts';
import { openLoadedDesk } from './loaded-desk.ts';
import { slowDown } from './slow-browser.ts';
import { referenceMs } from './unlock-counts.ts';

// Screens that count everything on the device, on a machine that holds so many births, sealed and without a line: *Đúng hạn* and the
// reports. From the opening of the screen; meanwhile keys are pressed and timed to the paint. Once as fast as the machine is, once slowed.
const records = Number(process.env['RECORDS'] ?? 50_000);
const slower = Number(process.env['SLOWER'] ?? 4);
const runs = Number(process.env['RUNS'] ?? 1);

interface Run extends CountingWork {
  readonly keys: readonly number[];
  readonly reference: number;
}

const screens = [
  { name: 'Đúng hạn', path: paths.onTime, told: '.on-time-figures' },
  { name: 'Báo cáo', path: paths.figures, told: '.figures-stamp' },
] as const;

async function countOnce(page: Page, screen: (typeof screens)[number]): Promise<Run> {
  const reference = await page.evaluate(referenceMs);
  await page.evaluate(takeTimes);
  const standing = { isOver: false };
  const counting = page.evaluate(countAt, screen).finally(() => (standing.isOver = true));
  while (!standing.isOver) {
    // Says nothing to any screen, and waits for its turn as any key does.
    await page.keyboard.press('Shift');
    await page.waitForTimeout(100);
  }
  const work = await counting;
  const { keys } = await page.evaluate(takeTimes);
  console.log(`${screen.name}: ${(work.wholeMs / 1_000).toFixed(1)} s, ${work.boxes} boxes`);
  await page.evaluate((home) => history.pushState(null, '', home), paths.today);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await page.waitForTimeout(500);
  return { ...work, keys, reference };
}

async function countAll(page: Page, how: string): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const screen of screens) {
    const all: Run[] = [];
    for (let run = 0; run < runs; run += 1) all.push(await countOnce(page, screen));
    const median = (of: (run: Run) => number): number =>
      shareOf(
        all.map((run) => of(run)),
        0.5,
      );
    const keys = all.flatMap((run) => run.keys);
    found.push(
      toldFigure(
        `${screen.name} with ${records} records, ${how}: the whole count`,
        median(({ wholeMs }) => wholeMs) / 1_000,
        'seconds',
      ),
      toldFigure(
        '… until it says how far it is',
        median(({ firstMs }) => firstMs),
        'ms',
      ),
      toldFigure(
        '… longest task of the page’s thread',
        median(({ longestMs }) => longestMs),
        'ms',
      ),
      toldFigure(
        '… in tasks of 50 ms and more',
        median(({ blockedMs }) => blockedMs),
        'ms',
      ),
      toldFigure(`… a key meanwhile to the paint, p95 of ${keys.length}`, shareOf(keys, 0.95), 'ms'),
      toldFigure(
        '… boxes opened by the page',
        median(({ boxes }) => boxes),
        'count',
      ),
      toldFigure(
        '… bytes in them',
        median(({ bytes }) => bytes),
        'bytes',
      ),
      toldFigure(
        '… transactions of the page',
        median(({ transactions }) => transactions),
        'count',
      ),
      toldFigure(
        '… heap of the page at most',
        median(({ heapMost }) => heapMost),
        'bytes',
      ),
      toldFigure(
        '… times a fixed computation slowed alike',
        median(({ wholeMs, reference }) => wholeMs / reference),
        'times',
      ),
    );
  }
  return found;
}

const { browser, page, pin, close } = await openLoadedDesk({
  records,
  // So that nearly all of them are late by now, and told one by one.
  from: '2026-08-01T02:00:00.000Z',
  before: [noteCounting, timeTheDesk],
});
await page.reload({ waitUntil: 'commit' });
await page.locator('input[type=password]').fill(pin);
await page.keyboard.press('Enter');
await page.locator('main a.today-more').first().waitFor();
const unslowed = await countAll(page, 'not slowed');
const slowed = await slowDown(browser, page, slower);
handIn({
  figures: [...unslowed, ...(await countAll(page, `slowed ${slower}×`))],
  notes: [
    `Slowed ${slower} times: ${slowed.join(', ')}. All are births just taken in, promised for August to November.`,
  ],
});
await close();
