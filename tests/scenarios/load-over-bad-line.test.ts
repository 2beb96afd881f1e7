import { expect, it } from 'vitest';
import { createApp } from '../../sync-server/app.ts';
import { listen } from '../../sync-server/listen.ts';
import { type BadLineStats, openBadLine, type ResetRange } from '../support/bad-line.ts';
import { openDevice } from '../support/device.ts';
import { bigServer, headOf } from '../support/load-desk.ts';

it('[R7][R8][R17] wastes no more than 30 % of a line that is reset every 8–40 KB', async () => {
  const server = await bigServer(2_000);
  const listening = await listen(createApp(server.parts), { host: '127.0.0.1', port: 0 });
  const target = { host: '127.0.0.1', port: Number(new URL(listening.url).port) };
  const load = async (seed: number, resetEvery?: ResetRange): Promise<BadLineStats> => {
    const bytesPerSecond = { up: 100_000, down: 100_000 };
    const line = await openBadLine({
      target,
      seed,
      bytesPerSecond,
      ...(resetEvery === undefined ? {} : { resetEvery }),
    });
    const [account] = server.accounts;
    const device = await openDevice({ serverUrl: line.url, account, name: `máy ${seed}` });
    for (let tries = 0; tries < 20; tries += 1) if ((await device.sync()).failure === undefined) break;
    expect(await device.digest()).toBe((await headOf(server)).digest);
    const { stats } = line;
    await device.close();
    await line.close();
    return stats;
  };
  const needed = await load(1);
  const shares: number[] = [];
  for (const seed of [2, 3, 4]) {
    const bad = await load(seed, { min: 8_000, max: 40_000 });
    expect(bad.resets).toBeGreaterThan(3);
    const [all, least] = [bad.bytesUp + bad.bytesDown, needed.bytesUp + needed.bytesDown];
    shares.push(1 - least / all);
  }
  for (const share of shares) expect(share).toBeLessThanOrEqual(0.3);
  await listening.stop(0);
  await server.close();
});
