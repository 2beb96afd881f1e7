import type { Seal } from '../src/protocol/seal.ts';
import type { ServerStore } from './store/port.ts';

/** This server's history was cut short: it goes on under another epoch. */
export interface Restored {
  readonly from: string;
  readonly to: string;
}

/**
 * R13: a true seal of the present epoch that is not in the database was given by this server before it was restored from
 * a backup. From here on it numbers under a new epoch, so that no number is signed twice under one. `undefined` when
 * there is nothing of the kind, or another exchange was first.
 */
export async function noticeRestore(
  seals: readonly Seal[],
  { store, newId }: { readonly store: ServerStore; readonly newId: () => string },
): Promise<Restored | undefined> {
  if (seals.length === 0) return undefined;
  const { from, lost } = await store.read(async (reads) => {
    const [{ scope: first }] = seals as readonly [Seal];
    const epoch = await reads(first).epoch();
    const present = seals.filter((seal) => seal.epoch === epoch);
    for (const scope of new Set(present.map((seal) => seal.scope))) {
      const ofScope = present.filter((seal) => seal.scope === scope);
      const known = await reads(scope).batches([...new Set(ofScope.map(({ batch }) => batch))]);
      const chains = new Set(known.map(({ batch, chain }) => `${batch} ${chain}`));
      if (ofScope.some(({ batch, chain }) => !chains.has(`${batch} ${chain}`))) return { from: epoch, lost: true };
    }
    return { from: epoch, lost: false };
  });
  if (!lost) return undefined;
  const to = newId();
  return (await store.beginEpoch({ from, to })) ? { from, to } : undefined;
}
