import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { LineTrouble } from '../world/line-trouble.ts';

/** The first five of the troubles that befall whatever goes over a line; `undefined`: a later one, which is the caller's own. */
export function drawCommonTrouble(which: number, random: SeededRandom): LineTrouble | undefined {
  switch (which) {
    case 0:
      return { kind: 'dropBefore' };
    case 1:
      return { kind: 'dropAfter' };
    case 2:
      return { kind: 'twice', milliseconds: random.integer(0, 9_000) };
    case 3:
      return { kind: 'late', milliseconds: random.integer(500, 25_000) };
    case 4:
      return { kind: 'hang', reaches: random.next() < 0.5 };
    default:
      return undefined;
  }
}
