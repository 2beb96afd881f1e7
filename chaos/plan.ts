import { createSeededRandom } from '../tests/support/seeded-random.ts';
import { hallFaults, type HallFault } from './hall.ts';

/** What may befall devices and the lines between. */
export const edgeFaults = ['line hangs', 'line down', 'device killed in mid-sync', 'browser killed'] as const;
export type EdgeFault = (typeof edgeFaults)[number];

export interface Planned<Kind> {
  readonly atMs: number;
  readonly kind: Kind;
  /** Whom it meets, and how long it lasts, drawn with it. */
  readonly which: number;
  readonly lastsMs: number;
}

export interface Plan {
  readonly hall: readonly Planned<HallFault | 'backed up'>[];
  readonly edge: readonly Planned<EdgeFault>[];
}

export interface PlanWishes {
  readonly seed: number;
  readonly seconds: number;
  readonly postgres: boolean;
  readonly browser: boolean;
  readonly fillable: boolean;
}

/** Aimed at; on a slow machine a fault takes longer, and those after it come later. */
const hallGapMs = 6_000;
const edgeGapMs = 4_000;

/**
 * Draws what happens when: every kind at least once, one backup in the first quarter and one restore past the middle.
 * Pure: the same wishes draw the same plan.
 */
export function drawPlan({ seed, seconds, postgres, browser, fillable }: PlanWishes): Plan {
  const random = createSeededRandom(seed);
  const totalMs = seconds * 1_000;
  const draw = <Kind extends string>(kinds: readonly Kind[], gapMs: number): Planned<Kind>[] => {
    const count = Math.max(kinds.length, Math.floor((totalMs * 0.85) / gapMs));
    const bag = Array.from({ length: count }, (_, index) => kinds[index] ?? kinds[random.integer(0, kinds.length - 1)]);
    for (let at = bag.length - 1; at > 0; at -= 1) {
      const other = random.integer(0, at);
      [bag[at], bag[other]] = [bag[other], bag[at]];
    }
    const slotMs = (totalMs * 0.85) / count;
    return bag.flatMap((kind, index) =>
      kind === undefined
        ? []
        : [
            {
              atMs: Math.round(totalMs * 0.08 + slotMs * (index + random.next() * 0.8)),
              kind,
              which: random.integer(0, 999),
              lastsMs: random.integer(500, 3_000),
            },
          ],
    );
  };
  const repeated = hallFaults.filter(
    (kind) =>
      kind !== 'restored from an earlier backup' &&
      (postgres || !kind.startsWith('PostgreSQL')) &&
      (fillable || kind !== 'disk full'),
  );
  const hall: Planned<HallFault | 'backed up'>[] = draw(repeated, hallGapMs);
  const once = { which: 0, lastsMs: 0 };
  hall.push({ ...once, kind: 'backed up', atMs: Math.round(totalMs * (0.15 + random.next() * 0.1)) });
  hall.push({
    ...once,
    kind: 'restored from an earlier backup',
    atMs: Math.round(totalMs * (0.5 + random.next() * 0.15)),
  });
  hall.sort((a, b) => a.atMs - b.atMs);
  return {
    hall,
    edge: draw(
      edgeFaults.filter((kind) => browser || kind !== 'browser killed'),
      edgeGapMs,
    ),
  };
}
