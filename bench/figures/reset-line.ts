import { drainBirths } from '../../tests/support/drain-births.ts';
import { type Figure, figure } from './figure.ts';

const births = 1_000;
const seeds = [3, 11, 29];

/**
 * Up to the server and down to a second machine. Waste: the bytes on the line, whatever came of them, against those of the
 * same run on a good line.
 */
export async function resetLineFigures(): Promise<Figure[]> {
  const bytesOf = ({ line }: Awaited<ReturnType<typeof drainBirths>>): number => line.bytesUp + line.bytesDown;
  const good = bytesOf(await drainBirths({ births, seed: 11 }));
  const shares: number[] = [];
  let missing = 0;
  for (const seed of seeds) {
    const run = await drainBirths({ births, seed, resetEvery: { min: 8 * 1_024, max: 40 * 1_024 } });
    missing += births - run.dossiers;
    shares.push(1 - good / bytesOf(run));
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return [
    figure('resets-missing', missing),
    figure('resets-wasted', mean, `, mean of ${seeds.length} seeds (worst ${Math.max(...shares).toFixed(2)})`),
  ];
}
