import { plainSealer, type Sealer } from '../../src/store/device-ports.ts';

export interface SlowSealer extends Sealer {
  /** Awaited, once, before the next seal of a row of this kind: whatever it does happens between preparing and committing. */
  beforeNext: { readonly kind: string; readonly act: () => Promise<unknown> } | undefined;
}

/** Seals nothing, but takes its time as WebCrypto does. */
export function createSlowSealer(): SlowSealer {
  const sealer: SlowSealer = {
    beforeNext: undefined,
    async seal(bytes, context) {
      const { beforeNext } = sealer;
      if (beforeNext !== undefined && context.startsWith(`${beforeNext.kind}/`)) {
        sealer.beforeNext = undefined;
        await beforeNext.act();
      }
      return plainSealer.seal(bytes, context);
    },
    open: async (box, context) => plainSealer.open(box, context),
  };
  return sealer;
}
