import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import type { WaitingLane } from '../../src/store/exchange-store.ts';
import { pickRuns } from '../../src/sync/batch.ts';

const lanes = fc.uniqueArray(
  fc.record({
    lane: fc.string({ minLength: 1 }),
    acts: fc.array(fc.integer({ min: 300, max: 66_000 }), { minLength: 1, maxLength: 60 }),
  }),
  { selector: ({ lane }) => lane, maxLength: 50 },
);

function asLanes(drawn: readonly { lane: string; acts: readonly number[] }[]): WaitingLane[] {
  return drawn.map(({ lane, acts }) => ({ lane, acts: acts.map((bytes, at) => ({ seq: at + 1, bytes })) }));
}

describe('a batch', () => {
  it('[R17] stays within its bytes, lanes and acts, unless one act alone is larger', () => {
    fc.assert(
      fc.property(lanes, fc.integer({ min: 8_192, max: 262_144 }), fc.nat(), (drawn, budget, turn) => {
        const waiting = asLanes(drawn);
        const picked = pickRuns({ budget, turn, mostLanes: Infinity })(waiting);
        const bytes = waiting.reduce(
          (sum, { lane, acts }) =>
            sum + acts.slice(0, picked.get(lane) ?? 0).reduce((ofLane, act) => ofLane + act.bytes, 0),
          0,
        );
        const acts = [...picked.values()].reduce((sum, count) => sum + count, 0);
        if (acts > 1) expect(bytes).toBeLessThanOrEqual(budget);
        expect(acts).toBeLessThanOrEqual(exchangeLimits.mutations);
        expect(picked.size).toBeLessThanOrEqual(exchangeLimits.lanes);
        if (waiting.length > 0) expect(acts).toBeGreaterThan(0);
      }),
    );
  });

  it('[R5] gives every lane its turn: none waits behind a long one for ever', () => {
    fc.assert(
      fc.property(lanes, fc.constantFrom(1, Infinity), (drawn, mostLanes) => {
        let waiting = asLanes(drawn);
        const bytes = waiting.flatMap(({ acts }) => acts).reduce((sum, act) => sum + act.bytes + 270, 0);
        const most = waiting.length + waiting.flatMap(({ acts }) => acts).length;
        let turn = 0;
        for (; waiting.length > 0 && turn <= most; turn += 1) {
          const picked = pickRuns({ budget: 8_192, turn, mostLanes })(waiting);
          waiting = waiting
            .map(({ lane, acts }) => ({ lane, acts: acts.slice(picked.get(lane) ?? 0) }))
            .filter(({ acts }) => acts.length > 0);
        }
        expect(waiting).toEqual([]);
        expect(turn).toBeLessThanOrEqual(Math.max(1, bytes / 4_096 + most));
      }),
    );
  });

  it('[R5] shares a batch between a long lane and a short one', () => {
    const long = { lane: 'long', acts: Array.from({ length: 500 }, (_, at) => ({ seq: at + 1, bytes: 1_700 })) };
    const short = { lane: 'short', acts: [{ seq: 1, bytes: 1_700 }] };
    expect(pickRuns({ budget: 16_384, turn: 0, mostLanes: Infinity })([long, short]).get('short')).toBe(1);
  });
});
