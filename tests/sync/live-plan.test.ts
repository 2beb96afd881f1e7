import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, firstRoads, roadNow, type Roads, type Tried } from '../../src/sync/live-plan.ts';

const half = (): number => 0.5;
const failed: Tried = { outcome: 'failed' };
const well = (livedMs: number): Tried => ({ outcome: 'well', livedMs });
const refused = (httpStatus: number, retryAfterMs: number | null = null): Tried => ({
  outcome: 'refused',
  httpStatus,
  retryAfterMs,
});

function after(tries: readonly Tried[], from: Roads = firstRoads, at = 0): { roads: Roads; waitMs: number } {
  let now = { roads: from, waitMs: 0 };
  for (const tried of tries) now = afterTry(now.roads, tried, { at, chance: half });
  return now;
}

describe('the roads by which news comes', () => {
  it('are the stream first, the held question after three failures, then asking now and then', () => {
    expect(after([failed, failed]).roads.road).toBe('stream');
    expect(after([failed, failed, failed]).roads.road).toBe('question');
    expect(after(Array<Tried>(6).fill(failed)).roads.road).toBe('none');
  });

  it('leave a stream at once that is open and mute: something on the way keeps what it says', () => {
    expect(after([{ outcome: 'mute' }]).roads.road).toBe('question');
  });

  it('leave at once what is not there, and wait where the server asks for it', () => {
    expect(after([refused(404)]).roads.road).toBe('question');
    expect(after([refused(503, 60_000)])).toMatchObject({ roads: { road: 'stream' }, waitMs: 60_000 });
  });

  it('count a stream that breaks after a while as good, one that breaks at once as bad', () => {
    expect(after([failed, failed, well(60_000), failed, failed]).roads.road).toBe('stream');
    expect(after([well(900), well(900), well(900)]).roads.road).toBe('question');
  });

  it('try the better road again after a while, one failure leads back, and the while grows', () => {
    let { roads } = after([failed, failed, failed]);
    const waits: number[] = [];
    let at = 0;
    for (let round = 0; round < 8; round += 1) {
      expect(roads.road).toBe('question');
      expect(roadNow(roads, (roads.betterAt ?? 0) - 1).road).toBe('question');
      waits.push((roads.betterAt ?? 0) - at);
      at = roads.betterAt ?? 0;
      roads = roadNow(roads, at);
      expect(roads).toMatchObject({ road: 'stream', onTrial: true });
      ({ roads } = afterTry(roads, failed, { at, chance: half }));
    }
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(waits[0]).toBe(10 * 60_000);
    expect(waits.at(-1)).toBe(120 * 60_000);
    roads = afterTry(roadNow(roads, roads.betterAt ?? 0), well(60_000), { at, chance: half }).roads;
    expect(roads).toEqual(firstRoads);
  });

  it('[R17] never ask faster than they may, whatever the line does, and always come to try the stream again', () => {
    const tried = fc.oneof(
      fc.constant(failed),
      fc.constant<Tried>({ outcome: 'mute' }),
      fc.integer({ min: 0, max: 900_000 }).map(well),
      fc.constantFrom(401, 403, 404, 429, 500, 503).map((status) => refused(status)),
    );
    fc.assert(
      fc.property(fc.array(tried, { minLength: 50, maxLength: 200 }), (tries) => {
        let roads = firstRoads;
        let at = 0;
        let requests = 0;
        for (const one of tries) {
          roads = roadNow(roads, at);
          if (roads.road === 'none') {
            expect(roads.betterAt).not.toBeNull();
            at = roads.betterAt ?? at;
            continue;
          }
          requests += 1;
          const next = afterTry(roads, one, { at, chance: half });
          roads = next.roads;
          expect(next.waitMs).toBeGreaterThanOrEqual(250);
          expect(roads.road === 'stream').toBe(roads.betterAt === null);
          at += next.waitMs + (one.outcome === 'well' ? one.livedMs : 0);
        }
        expect(requests).toBeLessThanOrEqual(at / 250 + 1);
      }),
    );
  });
});
