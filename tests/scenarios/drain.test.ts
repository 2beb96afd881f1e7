import { expect, it } from 'vitest';
import { drain } from '../support/drain-run.ts';

it('[R2][R8][R11] brings 1,000 births made offline through a line that is reset every 8–40 KB, each once', async () => {
  const run = await drain({ births: 1_000, seed: 11, resetEvery: { min: 8 * 1024, max: 40 * 1024 } });
  const { first, second, line } = run;
  console.log(
    `drain: ${first.requests} requests, ${first.bytesUp} bytes up, ${first.bytesDown} down; second machine ` +
      `${second.requests} requests, ${second.bytesDown} bytes down; ${line.connections} connections, ${line.resets} resets, ` +
      `${line.bytesUp + line.bytesDown} bytes on the line, ${Math.round(run.milliseconds)} ms`,
  );

  expect(line.resets).toBeGreaterThan(5);
  expect(run.onServer).toBe(1_000);
  expect(second.pulled).toBe(1_000);
  expect(run.firstDigest).toBe(run.serverDigest);
  expect(run.secondDigest).toBe(run.serverDigest);
});
