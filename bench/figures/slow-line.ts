import { drainBirths } from '../../tests/support/drain-births.ts';
import { type Figure, ratioFigure } from './figure.ts';

const up = 64_000 / 8;
const down = 128_000 / 8;

/** 200 waiting on a line of 64 kbit/s up and 128 kbit/s down, 300 ms there and back, against what their bytes alone need. */
export async function slowLineFigures(): Promise<Figure[]> {
  const { first, sendingMs } = await drainBirths({
    births: 200,
    seed: 11,
    slow: { latencyMs: 150, bytesPerSecond: { up, down } },
  });
  const ownMs = (first.bytesUp / up + first.bytesDown / down) * 1_000;
  const what = `200 waiting at 64/128 kbit/s, 300 ms: time, times what the bytes need (${(ownMs / 1_000).toFixed(1)} s)`;
  return [ratioFigure(what, sendingMs / ownMs, 1.5)];
}
