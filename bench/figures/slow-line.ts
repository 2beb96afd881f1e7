import { drainBirths } from '../../tests/support/drain-births.ts';
import { bytesFigure, type Figure, ratioFigure } from './figure.ts';

const up = 64_000 / 8;
const down = 128_000 / 8;
const seeds = [3, 11, 29];
/** TCP's first window: ten segments of 1,460 bytes (RFC 6928). */
const firstWindow = 14_600;

/**
 * 200 waiting on a line of 64 kbit/s up and 128 kbit/s down, 300 ms there and back, against what their bytes alone need. Machine
 * and server have been at work before; a second machine, which has nothing, asks for the first time.
 */
export async function slowLineFigures(): Promise<Figure[]> {
  const ratios: number[] = [];
  const firstAnswers: number[] = [];
  let ownMs = 0;
  for (const seed of seeds) {
    const slow = { latencyMs: 150, bytesPerSecond: { up, down } };
    const { first, second, sendingMs } = await drainBirths({ births: 200, before: 60, seed, slow });
    ownMs = (first.bytesUp / up + first.bytesDown / down) * 1_000;
    ratios.push(sendingMs / ownMs);
    firstAnswers.push(second.firstAnswer);
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const worst = Math.max(...ratios).toFixed(2);
  const own = (ownMs / 1_000).toFixed(1);
  return [
    ratioFigure(
      `200 waiting at 64/128 kbit/s, 300 ms: time, times what the bytes need (${own} s), mean of ${seeds.length} seeds (worst ${worst})`,
      mean,
      1.5,
    ),
    bytesFigure(
      'first answer to a machine that has nothing, 260 records there',
      Math.max(...firstAnswers),
      firstWindow,
    ),
  ];
}
