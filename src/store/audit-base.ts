import { emptyDigest, foldDigest } from '../protocol/digest.ts';
import { walkAnew } from './apply-page.ts';
import { moveGeneration, readMeta, readScope, writeScope } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * The digest of a scope is kept as rows come and go, so it cannot know of a row that the disk has lost. Once a start the
 * index is folded anew; when it differs, the walk through the changes begins again beside what there is (L32).
 */
export async function auditBase({ database }: StoreParts): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.records, async () => {
      const scope = (await readMeta(database, 'session'))?.scope;
      const state = scope === undefined ? undefined : await readScope(database, scope);
      if (scope === undefined || state === undefined || state.rewalking) return;
      const keys = await database.records.where('[scope+digest]').between([scope, ''], [scope, '\uffff']).keys();
      const digest = keys.reduce<string>((sum, key) => foldDigest(sum, digestOf(key)), emptyDigest);
      if (digest === state.digest) return;
      await moveGeneration(database);
      await writeScope(database, scope, walkAnew(state, 0));
    }),
  );
}

function digestOf(key: unknown): string {
  const digest: unknown = Array.isArray(key) ? key[1] : undefined;
  return typeof digest === 'string' ? digest : emptyDigest;
}
