import { describe, expect, it } from 'vitest';
import type { Poke, Pokes } from '../../sync-server/pokes.ts';

/** Collects pokes, and lets a test wait for how many have come. */
export function collectPokes(pokes: Pokes): {
  readonly heard: Poke[];
  readonly until: (count: number) => Promise<void>;
} {
  const heard: Poke[] = [];
  let look: () => void = () => undefined;
  pokes.subscribe({
    poked(poke) {
      heard.push(poke);
      look();
    },
    missed: () => undefined,
  });
  return {
    heard,
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
