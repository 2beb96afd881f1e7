import { loadavg } from 'node:os';
import { drainBirths } from '../../tests/support/drain-births.ts';
import { bytesFigure, type Figure, ratioFigure, timeFigure } from './figure.ts';

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
  const [load = 0] = loadavg();
  const slow = { latencyMs: 150, bytesPerSecond: { up, down } };
  const [clock, line, answers]: [number[], number[], number[]] = [[], [], []];
  for (const seed of seeds) {
    const { first, second, sendingMs, sendingConnections } = await drainBirths({ births: 200, before: 60, seed, slow });
    const ownMs = (first.bytesUp / up + first.bytesDown / down) * 1_000;
    clock.push(sendingMs / ownMs);
    // There and back for each connection that is opened, and for each exchange.
    line.push((ownMs + 2 * slow.latencyMs * (sendingConnections + first.requests)) / ownMs);
    answers.push(second.firstAnswer);
  }
  const what = '200 waiting at 64/128 kbit/s, 300 ms, times what the bytes need';
  const of = (ratios: readonly number[]): string => `worst of ${seeds.length} seeds ${Math.max(...ratios).toFixed(2)}`;
  return [
    ratioFigure(`${what}: bytes, round trips and connections; ${of(line)}`, mean(line), 1.5),
    timeFigure(`${what}: by the clock; ${of(clock)}`, mean(clock), { most: 1.5, load }),
    bytesFigure('first answer to a machine that has nothing, 260 records there', Math.max(...answers), firstWindow),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
