import { useEffect, useState } from 'react';
import type { TrackedDossier } from '../../domain/papers/desk/tracking-book.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import { eachDossier } from '../../state/each-dossier.ts';
import { useParts } from '../../state/parts.ts';
import type { Store } from '../../store/store.ts';

/** So many of before that day in a row, and there is none of after it any more. */
const olderInARow = 500;

/** Newest first, until all that come are of before that day. */
async function readSince(store: Store, from: LocalDate): Promise<readonly TrackedDossier[]> {
  const read: TrackedDossier[] = [];
  let older = 0;
  for await (const dossier of eachDossier(store)) {
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    if (procedure !== undefined) read.push({ dossier, procedure });
    older = localDateOf(dossier.receivedAt) < from ? older + 1 : 0;
    if (older === olderInARow) break;
  }
  return read;
}

/** The dossiers on this device received since that day, and perhaps some before. `undefined` while they are read. */
export function useTracked(from: LocalDate): readonly TrackedDossier[] | undefined {
  const { store } = useParts();
  const [read, setRead] = useState<{ readonly since: LocalDate; readonly found: readonly TrackedDossier[] }>();
  useEffect(() => {
    let left = false;
    void readSince(store, from).then((found) => {
      if (!left) setRead({ since: from, found });
    });
    return () => {
      left = true;
    };
  }, [store, from]);
  return read?.since === from ? read.found : undefined;
}
