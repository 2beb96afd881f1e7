import { expect, it } from 'vitest';
import { drainBirths, drainReport } from '../support/drain-births.ts';

it('[R2][R8][R11] brings 1,000 births made offline through a line that is reset every 8–40 KB, each once (L32, L34)', async () => {
  const run = await drainBirths({ births: 1_000, seed: 11, resetEvery: { min: 8 * 1_024, max: 40 * 1_024 } });
  console.log(drainReport(run));

  expect(run.line.resets).toBeGreaterThan(5);
  expect(run.first.receipts).toBe(1_000);
  expect(run.second.pulled).toBe(1_000);
  expect(run.dossiers).toBe(1_000);
  expect(run.secondDigest).toBe(run.firstDigest);
});
