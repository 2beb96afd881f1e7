import { expect, it } from 'vitest';
import { carryThousand } from '../support/carry-thousand.ts';
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

it('[R2][R17] keeps the budgets of bytes and requests at 1,000 births and 1,000 changes', async () => {
  const { births, edits, pulled, idle, equal } = await carryThousand(1_000);

  expect(equal).toBe(true);
  expect(births.requests).toBeLessThanOrEqual(20);
  expect(births.bytesUp + births.bytesDown).toBeLessThanOrEqual(200_000);
  expect(births.bytesDown).toBeLessThanOrEqual(20_000);
  expect(edits.receipts).toBe(1_000);
  expect(edits.bytesUp + edits.bytesDown).toBeLessThanOrEqual(80_000);
  expect(pulled.bytesUp + pulled.bytesDown).toBeLessThanOrEqual(200_000);
  expect(idle.requests).toBe(1);
  expect(idle.lineUp).toBeLessThanOrEqual(600);
  expect(idle.lineDown).toBeLessThanOrEqual(600);
});
