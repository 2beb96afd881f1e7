import type { Cursor } from '../protocol/sync-exchange.ts';
import { foldDigest } from '../protocol/digest.ts';
import type { DeviceDatabase } from './database.ts';
import { moveGeneration, readGeneration, readScope, writeScope } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** The pass of rows that came with history the server has lost: shown, not built on, asked for by name (R13). No walk has it. */
const doubtfulPass = 0;

/** Only inside a transaction. */
export async function doubtfulRows(database: DeviceDatabase, scope: string): Promise<readonly string[]> {
  return database.records.where('[scope+pass]').equals([scope, doubtfulPass]).primaryKeys();
}

/**
 * R13: goes back to an anchor the server knows. What came after it is in doubt and leaves the digest; what came before
 * stands as it is, so that only the changes since are pulled. Does nothing when something else was written since `generation`.
 */
export async function walkBack(
  { database }: StoreParts,
  { scope, anchor, generation }: { readonly scope: string; readonly anchor: Cursor; readonly generation: number },
): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.records, async () => {
      const state = await readScope(database, scope);
      if (state === undefined || (await readGeneration(database)) !== generation) return;
      await moveGeneration(database);
      let { digest } = state;
      await database.records
        .where('[scope+came]')
        .between([scope, anchor.seq], [scope, Infinity], false)
        .modify((row) => {
          // A row of an older walk is not in the digest, and goes when this one is complete.
          if (row.pass !== state.pass) return;
          digest = foldDigest(digest, row.digest);
          row.pass = doubtfulPass;
        });
      const anchors = (state.anchors ?? []).filter(({ seq }) => seq < anchor.seq);
      const back = {
        cursor: anchor,
        digest,
        rewalking: true,
        mismatches: 0,
        wholeTo: null,
        lost: false,
        atHead: false,
      };
      await writeScope(database, scope, { ...state, ...back, anchors });
    }),
  );
}
