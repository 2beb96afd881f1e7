import { drainBirths, drainReport } from '../tests/support/drain-births.ts';

// What 1,000 births made offline cost on the way to the server and to a second machine: requests and bytes, on a good
// line and on one that is reset every 8–40 KB. Bytes are ours: request and status lines, our headers, bodies as transferred.
const births = 1_000;

for (const { name, resetEvery } of [
  { name: 'a good line', resetEvery: undefined },
  { name: 'a line reset every 8–40 KB', resetEvery: { min: 8 * 1_024, max: 40 * 1_024 } },
]) {
  const run = await drainBirths({ births, seed: 11, ...(resetEvery === undefined ? {} : { resetEvery }) });
  console.log(`${births} births over ${name}\n${drainReport(run)}\n`);
  const whole = run.dossiers === births && run.firstDigest === run.secondDigest;
  if (!whole) throw new Error(`${run.dossiers} of ${births} arrived, or the two machines differ`);
}
