import { useEffect, useState } from 'react';
import type { TrackedDossier } from '../../domain/papers/desk/tracking-book.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import { useParts } from '../../state/parts.ts';
import type { Store } from '../../store/store.ts';

const pageSize = 500;

/** Newest first, page by page, until a whole page is of before that day. */
async function readSince(store: Store, from: LocalDate): Promise<readonly TrackedDossier[]> {
  const read: TrackedDossier[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await store.dossiers({ limit: pageSize, ...(before === undefined ? {} : { before }) });
    for (const { dossier } of page) {
      const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
      if (procedure !== undefined) read.push({ dossier, procedure });
    }
    before = page.at(-1)?.dossier.id;
    const older = page.every(({ dossier }) => localDateOf(dossier.receivedAt) < from);
    if (page.length < pageSize || older) return read;
  }
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
