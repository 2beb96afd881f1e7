import type { HashText } from '../domain/words.ts';
import { createBoxes } from './box.ts';
import { createExchangeStore } from './create-exchange-store.ts';
import { readCounts } from './counts.ts';
import { createDamageNotes, readUnreadable } from './damage.ts';
import { type DatabasePlace, openDatabase } from './database.ts';
import type { Clock, NewId, RandomBytes, Sealer, Timers } from './device-ports.ts';
import { readDossier, readDossiers } from './dossier-views.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { discardDraft, keepDraft, readDraft, readDrafts } from './drafts.ts';
import { readExchangeStatus } from './exchange-status.ts';
import { readIdentity } from './identity.ts';
import { readOutbox } from './outbox-entries.ts';
import { perform } from './perform.ts';
import { drawProvisionalCode } from './provisional-codes.ts';
import { releaseAct } from './release-act.ts';
import { endSession, readSession, startSession } from './sessions.ts';
import type { Store } from './store.ts';
import type { StoreParts } from './store-parts.ts';

export interface CreateStoreParts {
  readonly place: DatabasePlace;
  readonly sealer: Sealer;
  readonly hash: HashText;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly randomBytes: RandomBytes;
}

/** The device's database with everything that may be asked of it. */
export interface DeviceStore extends Store {
  /** What only the replay asks. */
  readonly exchange: ExchangeStore;
  /** Lets go of the database. What was said to be saved is. */
  close(): void;
}

export function createStore({ place, sealer, hash, clock, timers, newId, randomBytes }: CreateStoreParts): DeviceStore {
  const database = openDatabase(place);
  const parts: StoreParts = {
    database,
    boxes: createBoxes(sealer, hash),
    hash,
    clock,
    newId,
    randomBytes,
    noteDamage: createDamageNotes(database, timers),
  };
  return {
    identity: () => readIdentity(parts),
    session: () => readSession(parts),
    startSession: (session) => startSession(parts, session),
    endSession: () => endSession(parts),
    perform: (command) => perform(parts, command),
    drawProvisionalCode: (at) => drawProvisionalCode(parts, at),
    keepDraft: (draft) => keepDraft(parts, draft),
    draft: (id) => readDraft(parts, id),
    drafts: () => readDrafts(parts),
    discardDraft: (id) => discardDraft(parts, id),
    dossiers: (page) => readDossiers(parts, page),
    dossier: (id) => readDossier(parts, id),
    counts: () => readCounts(parts),
    outbox: () => readOutbox(parts),
    release: (mid, reason) => releaseAct(parts, mid, reason),
    exchangeStatus: () => readExchangeStatus(parts),
    unreadable: () => readUnreadable(parts),
    exchange: createExchangeStore(parts),
    close: () => {
      database.close();
    },
  };
}
