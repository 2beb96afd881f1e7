import { emptyDigest, foldDigest } from '../protocol/digest.ts';
import { walkAnew } from './apply-page.ts';
import { moveGeneration, readGeneration, readMeta, readScope, writeScope } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Keys read in one step: whoever reads or saves something goes in between. */
const atOnce = 1_000;
const mostTries = 3;

/**
 * The digest of a scope is kept as rows come and go, so it cannot know of a row that the disk has lost. Once a start the
 * index is folded anew; when it differs, the walk through the changes begins again beside what there is (L32). Nothing is
 * held while it is folded: what is committed meanwhile has it folded once more, and after some times left to the next start.
 */
export async function auditBase(parts: StoreParts): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) if (await auditOnce(parts)) return;
}

/** `false`: something was committed meanwhile. */
async function auditOnce({ database }: StoreParts): Promise<boolean> {
  const { scope, generation } = await reopening(database, async () => ({
    scope: (await readMeta(database, 'session'))?.scope,
    generation: await readGeneration(database),
  }));
  if (scope === undefined) return true;
  let digest = emptyDigest;
  for (let after = ''; ;) {
    const keys = await reopening(database, () =>
      database.records.where('[scope+digest]').between([scope, after], [scope, '\uffff'], false).limit(atOnce).keys(),
    );
    digest = keys.reduce<string>((sum, key) => foldDigest(sum, digestOf(key)), digest);
    if (keys.length < atOnce) break;
    after = digestOf(keys.at(-1));
  }
  return reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      if ((await readGeneration(database)) !== generation) return false;
      const state = await readScope(database, scope);
      if (state === undefined || state.rewalking || digest === state.digest) return true;
      await moveGeneration(database);
      await writeScope(database, scope, walkAnew(state, 0));
      return true;
    }),
  );
}

function digestOf(key: unknown): string {
  const digest: unknown = Array.isArray(key) ? key[1] : undefined;
  return typeof digest === 'string' ? digest : emptyDigest;
}
