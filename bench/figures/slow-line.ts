import { drainBirths } from '../../tests/support/drain-births.ts';
import { type Figure, figure } from './figure.ts';

const up = 64_000 / 8;
const down = 128_000 / 8;
const seeds = [3, 11, 29];

/**
 * 200 waiting on a line of 64 kbit/s up and 128 kbit/s down, 300 ms there and back, against what their bytes alone need. Machine
 * and server have been at work before; a second machine, which has nothing, asks for the first time: its answer is to fit TCP's first
 * window, ten segments of 1,460 bytes (RFC 6928).
 */
export async function slowLineFigures(): Promise<Figure[]> {
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
  const of = (ratios: readonly number[]): string =>
    `, mean of ${seeds.length} seeds (worst ${Math.max(...ratios).toFixed(2)})`;
  return [
    figure('slow-line', mean(line), of(line)),
    figure('slow-clock', mean(clock), of(clock)),
    figure('first-answer-bytes', Math.max(...answers)),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
