import type { Sealer } from '../../src/store/device-ports.ts';
import { testSealer } from './test-sealer.ts';

export interface SlowSealer extends Sealer {
  /** Awaited, once, before the next seal of a row of this kind: whatever it does happens between preparing and committing. */
  beforeNext: { readonly kind: string; readonly act: () => Promise<unknown> } | undefined;
}

/** Seals as the run does, and takes its time. */
export function createSlowSealer(): SlowSealer {
  const under = testSealer();
  const sealer: SlowSealer = {
    beforeNext: undefined,
    async seal(bytes, context) {
      const { beforeNext } = sealer;
      if (beforeNext !== undefined && context.startsWith(`${beforeNext.kind}/`)) {
        sealer.beforeNext = undefined;
        await beforeNext.act();
      }
      return under.seal(bytes, context);
    },
    open: async (box, context) => under.open(box, context),
    hideHash: async (hash, id) => under.hideHash(hash, id),
    showHash: async (hidden, id) => under.showHash(hidden, id),
  };
  return sealer;
}
