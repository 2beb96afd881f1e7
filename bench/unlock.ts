import type { Page } from 'playwright-core';
import { figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';
import { shareOf } from './figures/share-of.ts';
import { openLoadedDesk } from './loaded-desk.ts';
import { slowDown } from './slow-browser.ts';
import { type Counted, countWork, referenceMs, workCounted } from './unlock-counts.ts';

// From the PIN to the first screen on a machine that holds a commune of so many births, without a line, page and workers
// slowed by the browser as many times. The budget: 3 s. The rounds over the PIN run on a thread of the browser's own that is
// not slowed: what they would take beyond that is added, and told.
const records = Number(process.env['RECORDS'] ?? 20_000);
const slower = Number(process.env['SLOWER'] ?? 4);
const runs = Number(process.env['RUNS'] ?? 5);

interface Run extends Counted {
  readonly total: number;
  readonly fromStart: number;
  readonly reference: number;
}

async function unlockOnce(page: Page, pin: string): Promise<Run> {
  const reloadedAt = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await page.locator('input[type=password]').fill(pin);
  const reference = await page.evaluate(referenceMs);
  const begun = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  // Stands below the day's dossiers, and with them.
  await page.locator('main a.today-more').first().waitFor();
  const ended = await page.evaluate(() => performance.now());
  const counted = await page.evaluate(workCounted);
  return { ...counted, total: ended - begun, fromStart: performance.now() - reloadedAt, reference };
}

const median = (all: readonly Run[], of: (run: Run) => number): number => shareOf(all.map(of), 0.5);

const { browser, page, pin, close } = await openLoadedDesk({ records, before: [countWork] });
const slowed = await slowDown(browser, page, slower);
const all: Run[] = [];
for (let run = 1; run <= runs; run += 1) all.push(await unlockOnce(page, pin));
const heap = await page.evaluate(
  () => (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize,
);
const wholly = ({ total, roundsMs }: Run): number => total + roundsMs * (slower - 1);
const inSeconds = (of: (run: Run) => number): number => median(all, of) / 1_000;
handIn({
  figures: [
    records === 20_000 && slower === 4
      ? figure('unlock', inSeconds(wholly), `, median of ${runs}, from the PIN`)
      : toldFigure(`unlock with ${records} records, slowed ${slower}×`, inSeconds(wholly), 'seconds'),
    toldFigure(
      '… of that, as measured: the rounds over the PIN run unslowed',
      inSeconds(({ total }) => total),
      'seconds',
    ),
    toldFigure(
      '… the rounds over the PIN',
      inSeconds(({ roundsMs }) => roundsMs),
      'seconds',
    ),
    toldFigure(
      '… until the first box is opened',
      inSeconds(({ firstBoxMs }) => firstBoxMs),
      'seconds',
    ),
    toldFigure(
      '… until the last before the screen stood',
      inSeconds(({ lastBoxMs }) => lastBoxMs),
      'seconds',
    ),
    toldFigure(
      '… from the start of the page',
      inSeconds(({ fromStart }) => fromStart),
      'seconds',
    ),
    toldFigure(
      '… boxes opened',
      median(all, ({ boxes }) => boxes),
      'count',
    ),
    toldFigure(
      '… times a fixed computation slowed alike',
      median(all, ({ total, reference }) => total / reference),
      'times',
    ),
    toldFigure(`heap of the page with ${records} records on the device`, heap, 'bytes'),
  ],
  notes: [`Slowed ${slower} times: ${slowed.join(', ')}.`],
});
await close();
