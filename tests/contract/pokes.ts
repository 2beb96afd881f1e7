import { describe, expect, it, vi } from 'vitest';
import type { Poke, Pokes } from '../../sync-server/pokes.ts';
import { madeUpId } from '../support/acts.ts';

/** Collects pokes, and lets a test wait for how many have come. */
export function collectPokes(pokes: Pokes): {
  readonly heard: Poke[];
  readonly until: (count: number) => Promise<void>;
  /** Of which accounts and machines something was said. */
  readonly standings: string[];
} {
  const heard: Poke[] = [];
  const standings: string[] = [];
  let look: () => void = () => undefined;
  pokes.subscribe({
    standing: (who) => standings.push(who),
    poked(poke) {
      heard.push(poke);
      look();
    },
    missed: () => undefined,
  });
  return {
    heard,
    standings,
    until: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (heard.length >= count) resolve();
        };
        look();
      }),
  };
}

/** What every implementation of pokes must do. `open` gives two ends that reach each other; they may be one and the same. */
export function pokesContract(
  name: string,
  open: () => Promise<{ here: Pokes; there: Pokes; dispose: () => Promise<void> }>,
): void {
  describe(`pokes on ${name}`, () => {
    it('reach whoever listens, here at once and there soon', async () => {
      const { here, there, dispose } = await open();
      const [near, far] = [collectPokes(here), collectPokes(there)];
      here.publish({ scope: '99999', seq: 7 });
      expect(near.heard).toEqual([{ scope: '99999', seq: 7 }]);
      await far.until(1);
      expect(far.heard).toEqual([{ scope: '99999', seq: 7 }]);
      there.publish({ scope: '99998', seq: 1 });
      await near.until(2);
      expect(near.heard[1]).toEqual({ scope: '99998', seq: 1 });
      // None has come back to where it was published.
      expect([near.heard.length, far.heard.length]).toEqual([2, 2]);
      await dispose();
    });

    it('[R18] say of whom something may be otherwise now, here at once and there before what is said after', async () => {
      const { here, there, dispose } = await open();
      const [near, far] = [collectPokes(here), collectPokes(there)];
      const [her, machine] = [madeUpId(0xa1), madeUpId(0xd1)];
      here.publishStanding(her);
      expect(near.standings).toEqual([her]);
      here.publish({ scope: '99999', seq: 7 });
      here.publishStanding(machine);
      here.publish({ scope: '99998', seq: 1 });
      await far.until(2);
      expect(far.standings).toEqual([her, machine]);
      there.publishStanding(machine);
      await vi.waitFor(() => expect(near.standings).toEqual([her, machine, machine]));
      expect(far.standings).toHaveLength(near.standings.length);
      await dispose();
      here.publishStanding(her);
      expect(near.standings).toHaveLength(3);
    });

    it('do not reach whoever has stopped listening, nor anybody after the end', async () => {
      const { here, dispose } = await open();
      const heard: Poke[] = [];
      const listener = { poked: (poke: Poke) => heard.push(poke), missed: () => undefined };
      const stop = here.subscribe(listener);
      const staying = collectPokes(here);
      stop();
      here.publish({ scope: '99999', seq: 1 });
      expect([heard.length, staying.heard.length]).toEqual([0, 1]);
      await dispose();
      here.publish({ scope: '99999', seq: 2 });
      expect(staying.heard).toHaveLength(1);
    });
  });
}
