import { join } from 'node:path';
import { openAppServer } from '../tests/support/app-server.ts';
import { openBadLine, type BadLineOptions } from '../tests/support/bad-line.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';

// What a first visit costs, from an empty browser to the first usable screen and to the whole app on the device: seconds,
// bytes both ways as they travel, connections and resets. The budget: 10 s on 30 KB/s with 400 ms there and back.
const slow = { latencyMs: 200, bytesPerSecond: { up: 30_000, down: 30_000 } };
const resetEvery = { min: 8_192, max: 40_960 };
const runs = 3;
interface Line {
  readonly name: string;
  readonly options: Omit<BadLineOptions, 'target' | 'seed'>;
  readonly usable: number[];
}
const lines: readonly Line[] = [
  { name: 'no limit', options: {}, usable: [] },
  { name: '30 KB/s, 400 ms', options: slow, usable: [] },
  { name: '30 KB/s, 400 ms, reset every 8–40 KB', options: { ...slow, resetEvery }, usable: [] },
];
let never = 0;

/** The units come last in the list, the provinces last among them. Runs in the page. */
async function untilAllIsThere(): Promise<void> {
  const files = await caches.open('lien-mach-files');
  while ((await files.match('/units/provinces.json', { ignoreSearch: true })) === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const server = await openAppServer(join(import.meta.dirname, '../dist/app'));
for (const { name, options, usable } of lines) {
  for (let seed = 1; seed <= runs; seed += 1) {
    const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed, ...options });
    const browser = await launchBrowser('current Chromium');
    const page = await browser.newPage();
    const began = performance.now();
    const told = (what: string): void => {
      const { connections, resets, bytesUp, bytesDown } = line.stats;
      const seconds = (performance.now() - began) / 1_000;
      if (what === 'first screen') usable.push(seconds);
      console.log(
        `${name}, seed ${seed}: ${what} ${seconds.toFixed(1)} s, ${bytesDown} B down, ${bytesUp} B up, ${connections} connections, ${resets} resets`,
      );
    };
    try {
      await page.goto(line.url, { waitUntil: 'commit' });
      await page.getByLabel('Tên đăng nhập').waitFor({ timeout: 120_000 });
      told('first screen');
      // A minute and a half on the slow line.
      if (seed === 1 && options.resetEvery === undefined) {
        await page.evaluate(untilAllIsThere);
        told('all on the device');
      }
    } catch (error) {
      never += 1;
      console.error(`${name}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await browser.close();
    await line.close();
  }
}
await server.close();
const worst = (index: number): readonly number[] => (lines[index]?.usable ?? []).toSorted((a, b) => b - a).slice(0, 1);
handIn({
  figures: [
    ...worst(1).map((seconds) => figure('first-visit', seconds, `, worst of ${runs}`)),
    ...worst(0).map((seconds) => toldFigure('… on a line without limit', seconds, 'seconds')),
    ...worst(2).map((seconds) => toldFigure('… at 30 KB/s and 400 ms, reset every 8–40 KB', seconds, 'seconds')),
    figure('first-visit-arrives', never, `, of ${runs * lines.length}`),
  ],
});
