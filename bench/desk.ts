import { beginBirth, signIn, takeBirth, untilWhole } from '../tests/e2e/support/desk.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { makePeople } from '../tests/support/people.ts';
import { startServer } from '../tests/support/server.ts';
import { keysNoted, takeTimes, timeTheDesk } from './desk-timing.ts';
import { figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';
import { shareOf } from './figures/share-of.ts';
import { slowDown } from './slow-browser.ts';

// At the desk, in a real browser, against a real server, nothing made easier: how long a save takes, from the press to the strict
// commit of the act, as fast as the machine is; and a key in the form to the paint that shows it, the page slowed.
const quick = process.env['QUICK'] !== undefined;
const slower = Number(process.env['SLOWER'] ?? 4);
const saves = Number(process.env['SAVES'] ?? (quick ? 5 : 20));
const keys = quick ? 60 : 200;

const server = await startServer();
const [account] = server.accounts;
if (account === undefined) throw new Error('The server made no accounts.');
const browser = await launchBrowser('current Chromium');
try {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(timeTheDesk);
  await signIn(page, server.url, account);
  await untilWhole(page);
  const people = makePeople(11);
  const saved: number[] = [];
  for (let number = 0; number < saves; number += 1) {
    await takeBirth(page, people.birth());
    // The last: what came before was another act's.
    saved.push(...(await page.evaluate(takeTimes)).saves.slice(-1));
  }
  if (saved.length < saves) throw new Error(`${saved.length} of ${saves} saves were seen`);
  const slowed = await slowDown(browser, page, slower);
  await beginBirth(page);
  await page.getByLabel('Họ, chữ đệm, tên', { exact: true }).first().focus();
  await page.evaluate(takeTimes);
  const text = 'nguyễn thị thử nghiệm đi '.repeat(10).slice(0, keys);
  await page.keyboard.type(text, { delay: 60 });
  // One that takes long is one to be counted.
  await page.waitForFunction(keysNoted, keys);
  const typed = (await page.evaluate(takeTimes)).keys;
  const heap = await page.evaluate(
    () => (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  handIn({
    figures: [
      figure('save', shareOf(saved, 0.95), `, of ${saved.length}, from the press, not slowed`),
      toldFigure('… median', shareOf(saved, 0.5), 'ms'),
      figure('keystroke', shareOf(typed, 0.95), `, of ${typed.length}`),
      toldFigure('… median', shareOf(typed, 0.5), 'ms'),
      toldFigure('heap of the page, form open', heap, 'bytes'),
    ],
    notes: [
      `Slowed ${slower} times: ${slowed.join(', ')}. A key waits for the next frame, so up to 17 ms of it are the screen's own.`,
    ],
  });
} finally {
  await browser.close();
  await server.stop();
}
