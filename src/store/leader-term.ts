import type { MetaRow } from './rows.ts';
import { reopen, reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Which tab of this profile works the replay loop. No moment stands in it: a machine's clock may be set (R3), so whether the
 * holder is alive is told by `beat`, which each of the others watches by a clock of its own.
 */
export interface LeaderTerm {
  /** Of the tab; empty when the last holder left of its own accord. */
  readonly holder: string;
  /** Grows with every change of holder. */
  readonly term: number;
  /** Grows while the holder is alive. */
  readonly beat: number;
  /** Somebody can see the holder's page. */
  readonly visible: boolean;
}

/** What is to stand from now on, from what stands; the same again writes nothing. Pure. */
export type DecideTerm = (standing: LeaderTerm | undefined) => LeaderTerm | undefined;

const id = 'leader';

/**
 * Reads the term and writes what becomes of it in one transaction; answers what stands then. Not strict: after a power cut
 * nobody leads, and a disk is not to be woken every few seconds for this. Past Dexie, which knows one durability alone.
 */
export async function turnTerm({ database }: StoreParts, decide: DecideTerm): Promise<LeaderTerm | undefined> {
  return reopening(database, async () => {
    if (!database.isOpen()) await reopen(database);
    // Let go of for good: it must not come back by this.
    if (!database.isOpen()) throw new DOMException('closed', 'InvalidStateError');
    const backend = database.backendDB();
    return new Promise<LeaderTerm | undefined>((resolve, reject) => {
      const transaction = backend.transaction(['meta'], 'readwrite', { durability: 'relaxed' });
      const meta = transaction.objectStore('meta');
      let stands: LeaderTerm | undefined;
      const read = meta.get(id);
      read.onsuccess = () => {
        const standing = (read.result as MetaRow | undefined)?.value as LeaderTerm | undefined;
        stands = decide(standing);
        if (stands !== undefined && stands !== standing) meta.put({ id, value: stands, box: null } satisfies MetaRow);
      };
      transaction.oncomplete = () => resolve(stands);
      transaction.onabort = () => reject(transaction.error ?? new DOMException('given up', 'AbortError'));
    });
  });
}

/** The term as it stands. */
export async function readTerm({ database }: StoreParts): Promise<LeaderTerm | undefined> {
  return reopening(database, async () => (await database.meta.get(id))?.value as LeaderTerm | undefined);
}
