import { createExchangeStore } from './create-exchange-store.ts';
import { readEntries } from './book-entries.ts';
import { readBook, readBooks } from './book-views.ts';
import { readCounts, readNeedsYou } from './counts.ts';
import { readUnreadable } from './damage.ts';
import { readDossier, readDossierPage, readDossiers, readDossiersOf } from './dossier-views.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { discardDraft, keepDraft, readDraft, readDrafts } from './drafts.ts';
import { readExchangeStatus } from './exchange-status.ts';
import { readOffice } from './office-view.ts';
import { readOutages } from './read-outages.ts';
import { setLoading } from './load-store.ts';
import { readProofs } from './read-proofs.ts';
import { readOutbox } from './outbox-entries.ts';
import { createLoosePages } from './pages/create-loose-pages.ts';
import { createPageStore } from './pages/create-page-store.ts';
import type { SendPages, StorePages } from './pages/page-store.ts';
import { perform, performAll } from './perform.ts';
import { drawProvisionalCode, drawReportCode } from './provisional-codes.ts';
import { releaseAct } from './release-act.ts';
import { createSessionStore } from './session-store.ts';
import type { Store } from './store.ts';
import { closeForGood } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { freeFetchedPages, readWhatIsKept } from './what-is-kept.ts';

/** The device's database with everything that may be asked of it. */
export interface DeviceStore extends Store {
  /** What only the sending of pages asks, too. */
  readonly pages: StorePages & SendPages;
  /** What only the replay asks. */
  readonly exchange: ExchangeStore;
  /** Lets go of the database. What was said to be saved is. */
  close(): void;
}

/** The whole store on a database that is open already. */
export function createStoreOn(parts: StoreParts): DeviceStore {
  return {
    ...createSessionStore(parts),
    setLoading: (going) => setLoading(parts, going),
    perform: (command) => perform(parts, command),
    performAll: (commands) => performAll(parts, commands),
    drawProvisionalCode: (at) => drawProvisionalCode(parts, at),
    drawReportCode: (at) => drawReportCode(parts, at),
    keepDraft: (draft) => keepDraft(parts, draft),
    draft: (id) => readDraft(parts, id),
    drafts: () => readDrafts(parts),
    discardDraft: (id) => discardDraft(parts, id),
    dossiers: (page) => readDossiers(parts, page),
    dossierPage: (page) => readDossierPage(parts, page),
    dossiersOf: (ids) => readDossiersOf(parts, ids),
    dossier: (id) => readDossier(parts, id),
    books: () => readBooks(parts),
    book: (id) => readBook(parts, id),
    office: () => readOffice(parts),
    entriesOf: (book, limit) => readEntries(parts, book, limit),
    counts: () => readCounts(parts),
    needsYou: () => readNeedsYou(parts),
    outbox: () => readOutbox(parts),
    release: (mid, reason) => releaseAct(parts, mid, reason),
    whatIsKept: () => readWhatIsKept(parts),
    freeFetchedPages: () => freeFetchedPages(parts),
    exchangeStatus: () => readExchangeStatus(parts),
    outages: () => readOutages(parts),
    proofOf: (mid) => readProofs(parts, mid),
    unreadable: () => readUnreadable(parts),
    pages: createPageStore(parts),
    loose: createLoosePages(parts),
    exchange: createExchangeStore(parts),
    close: () => {
      closeForGood(parts.database);
    },
  };
}
