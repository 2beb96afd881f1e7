import { createSessionStore } from '../store/session-store.ts';
import { closeForGood } from '../store/storage-failure.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { isPracticeReady, makePracticeCommune } from './open-practice-commune.ts';

/** As much of the browser's lock manager as is needed. */
export interface MakingLocks {
  request(name: string, work: () => Promise<void>): Promise<unknown>;
}

interface PracticeDatabaseParts {
  /** Opens it by its own name: never the one that real work is kept in. */
  readonly open: () => StoreParts;
  /** Absent in browsers without: two tabs that enter at the same moment may then both begin to make it. */
  readonly locks: MakingLocks | undefined;
  readonly newToken: () => string;
  /** Whatever lies there is forgotten first. */
  readonly anew: boolean;
  /** Another tab has begun the commune anew: this one has to open it again. */
  readonly onForgotten: () => void;
}

/** The database of the practice commune; made first where it is not there, or was left half made. */
export async function openPracticeDatabase({
  open,
  locks,
  newToken,
  anew,
  onForgotten,
}: PracticeDatabaseParts): Promise<StoreParts> {
  let parts = open();
  const make = async (): Promise<void> => {
    if (!anew && (await isPracticeReady(createSessionStore(parts)))) return;
    await parts.database.delete();
    parts = open();
    await makePracticeCommune(parts, newToken);
  };
  if (locks === undefined) await make();
  else await locks.request('lien-mach-practice-making', make);
  const { database } = parts;
  database.on('versionchange', () => {
    // For good: were it opened again by itself, it would stand empty in the way of the one that is being made.
    closeForGood(database);
    onForgotten();
    // Dexie's own answer, which opens it again when it is next asked, does not come after this one.
    return false;
  });
  return parts;
}
