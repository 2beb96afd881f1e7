import { join } from 'node:path';
import { openAppServer } from '../tests/support/app-server.ts';
import { openBadLine, type BadLineOptions } from '../tests/support/bad-line.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';

// What a first visit costs, from an empty browser to the first usable screen and to the whole app on the device: seconds,
// bytes both ways as they travel, connections and resets. The budget: 10 s on 30 KB/s with 400 ms there and back.
const slow = { latencyMs: 200, bytesPerSecond: { up: 30_000, down: 30_000 } };
const resetEvery = { min: 8_192, max: 40_960 };
const runs = 3;
const lines: readonly (readonly [name: string, options: Omit<BadLineOptions, 'target' | 'seed'>])[] = [
  ['no limit', {}],
  ['30 KB/s, 400 ms', slow],
  ['30 KB/s, 400 ms, reset every 8–40 KB', { ...slow, resetEvery }],
];

const server = await openAppServer(join(import.meta.dirname, '../dist/app'));
for (const [name, options] of lines) {
  for (let seed = 1; seed <= runs; seed += 1) {
    const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed, ...options });
    const browser = await launchBrowser('current Chromium');
    const page = await browser.newPage();
    const began = performance.now();
    const told = (what: string): void => {
      const { connections, resets, bytesUp, bytesDown } = line.stats;
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      console.log(
        `${name}, seed ${seed}: ${what} ${seconds} s, ${bytesDown} B down, ${bytesUp} B up, ${connections} connections, ${resets} resets`,
      );
    };
    await page.goto(line.url, { waitUntil: 'commit' });
    await page.getByLabel('Tên đăng nhập').waitFor({ timeout: 120_000 });
    told('first screen');
    // The units come last in the list, the provinces last among them.
    await page.evaluate(async () => {
      const files = await caches.open('lien-mach-files');
      while ((await files.match('/units/provinces.json', { ignoreSearch: true })) === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    told('all on the device');
    await browser.close();
    await line.close();
  }
}
await server.close();
