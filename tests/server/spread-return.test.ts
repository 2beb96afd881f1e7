import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countExchanges } from '../../sync-server/exchange-load.ts';
import { seatExchanges } from '../../sync-server/seat-exchanges.ts';
import { spreadReturn } from '../../sync-server/spread-return.ts';
import { realTimers } from '../support/real-timers.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess } from '../support/server-in-process.ts';
import { openDesk } from './open-desk.ts';

const calm = { sinceStartMs: 10 * 60_000, underWay: 2, lastMinute: 400 };

describe('when devices are asked to come back', () => {
  it('[R17] asks nobody while it is neither new nor busy', () => {
    expect(spreadReturn(calm, () => 0.5)).toBeNull();
  });

  it('[R17] spreads everyone’s return for two minutes after its own start', () => {
    const startedAt = (sinceStartMs: number) => spreadReturn({ ...calm, sinceStartMs }, () => 0.5);
    expect([startedAt(0), startedAt(119_999), startedAt(120_000)]).toEqual([45_000, 45_000, null]);
  });

  it('[R17] spreads it over the longer, the more the last minute brought', () => {
    const after = (lastMinute: number) => spreadReturn({ ...calm, lastMinute }, () => 0.5);
    expect([after(6_000), after(12_000), after(30_000), after(10_000_000)]).toEqual([null, 75_000, 165_000, 315_000]);
    expect(spreadReturn({ ...calm, underWay: 160 }, () => 0.999)).toBeGreaterThan(500_000);
  });

  it('[R17] stays between half a minute and the ten minutes that a device honours, evenly', () => {
    const load = fc.record({ sinceStartMs: fc.nat(), underWay: fc.nat(), lastMinute: fc.nat() });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(load, chance, chance, (busy, one, other) => {
        const [first, second] = [spreadReturn(busy, () => one), spreadReturn(busy, () => other)];
        if (first === null || second === null) {
          expect(first).toBe(second);
          return;
        }
        expect(first).toBeGreaterThanOrEqual(30_000);
        expect(first).toBeLessThanOrEqual(600_000);
        if (one < other) expect(first).toBeLessThanOrEqual(second);
      }),
    );
  });
});

describe('the count of exchanges', () => {
  it('[R17] knows those under way and those of the last minute', () => {
    const clock = holdServerClock();
    const exchanges = countExchanges(clock);
    exchanges.begin();
    clock.advance(30_000);
    exchanges.begin();
    exchanges.begin();
    exchanges.end();
    expect(exchanges.load()).toEqual({ sinceStartMs: 30_000, underWay: 2, lastMinute: 3 });
    clock.advance(30_000);
    expect(exchanges.load().lastMinute).toBe(2);
    clock.advance(90_000);
    expect(exchanges.load()).toEqual({ sinceStartMs: 150_000, underWay: 2, lastMinute: 0 });
  });

  it('[R17] is what an answer’s hint comes from', async () => {
    const clock = holdServerClock();
    const exchanges = seatExchanges({ clock, timers: realTimers, chance: Math.random });
    const server = await openServerInProcess({ clock, exchanges });
    try {
      const desk = await openDesk(server);
      const { spreadMs } = await desk.pull(null);
      expect(spreadMs).toBeGreaterThanOrEqual(30_000);
      expect(spreadMs).toBeLessThanOrEqual(60_000);
      clock.advance(120_000);
      expect((await desk.pull(null)).spreadMs).toBeNull();
    } finally {
      await server.close();
    }
  });
});
