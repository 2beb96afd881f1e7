import { reporterOf } from '../src/domain/access/own-report.ts';
import type { Book } from '../src/domain/books/book.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import { isReport } from '../src/domain/life-cycle.ts';
import type { Office } from '../src/domain/office/office.ts';
import type { RecordKind } from '../src/domain/record-ref.ts';
import type { HashText, Instant } from '../src/domain/words.ts';
import { emptyDigest, foldDigest, rowDigestOfText } from '../src/protocol/digest.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import { mostSuspects } from '../src/domain/suspected-duplicate.ts';
import { chainLink } from './chain-link.ts';
import type { LoggedChange, ScopeCounter, StoredEntity } from './store/scope-rows.ts';
import type { Telling } from './telling.ts';

type RecordState = Dossier | Book | Office;

interface Page {
  readonly stored: StoredEntity | undefined;
  readonly kind: RecordKind;
  state: RecordState | undefined;
  rev: number;
  seq: number;
  /** The commune it has left this one for. */
  leftTo: string | null;
}

/** Records by what they say alike (R10). */
export interface Alike {
  readonly telling: Telling;
  /** What stands already, of the hashes that this exchange may open. */
  readonly standing: readonly { readonly id: string; readonly telling: string }[];
}

/** Whose act it was and what it is called in the log. */
export interface Act {
  readonly entity: string;
  readonly mid: string;
  readonly hash: string;
  readonly arrivedAt: Instant;
  readonly device: string;
  readonly incarnation: string;
  /** It comes from another commune, where it had this revision. */
  readonly revAbove?: number;
}

/**
 * A scope's records as they become during one exchange, in memory. Every effect takes the next number and the next
 * link of the chain at once; digests are made once per record, at the end.
 */
export class ScopeLedger {
  readonly #pages = new Map<string, Page>();
  readonly #changes: LoggedChange[] = [];
  /** When the exchange is taken in. */
  readonly at: Instant;
  readonly #hash: HashText;
  readonly #telling: Telling;
  readonly #alike = new Map<string, string[]>();
  #counter: ScopeCounter;

  constructor(
    counter: ScopeCounter,
    entities: readonly StoredEntity[],
    { at, hash, alike }: { readonly at: Instant; readonly hash: HashText; readonly alike: Alike },
  ) {
    this.#counter = counter;
    this.at = at;
    this.#hash = hash;
    this.#telling = alike.telling;
    for (const stored of entities) {
      const { kind, rev, seq, leftTo } = stored;
      this.#pages.set(stored.id, { stored, kind, state: undefined, rev, seq, leftTo });
    }
    for (const { id, telling } of alike.standing) this.#noteAlike(id, telling);
  }

  dossier(entity: string): Dossier | undefined {
    return this.#state(entity, 'dossier') as Dossier | undefined;
  }

  book(entity: string): Book | undefined {
    return this.#state(entity, 'book') as Book | undefined;
  }

  office(entity: string): Office | undefined {
    return this.#state(entity, 'office') as Office | undefined;
  }

  /** Whether the record is here, of whatever kind. */
  has(entity: string): boolean {
    const page = this.#pages.get(entity);
    return page !== undefined && page.leftTo === null;
  }

  /** How often the record has changed; 0: never here. */
  rev(entity: string): number {
    return this.#pages.get(entity)?.rev ?? 0;
  }

  /** Every book that this exchange has read. */
  books(): readonly Book[] {
    return [...this.#pages].flatMap(([id, { kind }]) => (kind === 'book' ? (this.book(id) ?? []) : []));
  }

  #state(entity: string, kind: RecordKind): RecordState | undefined {
    const page = this.#pages.get(entity);
    if (page?.kind !== kind || page.leftTo !== null) return undefined;
    // Written by this server after its own reducer made it, so it is trusted as it stands.
    if (page.state === undefined && page.stored !== undefined) {
      page.state = JSON.parse(page.stored.state) as RecordState;
    }
    return page.state;
  }

  /** The commune that a record was handed over to (R18); `null`: it is here, or never was. */
  leftTo(entity: string): string | null {
    return this.#pages.get(entity)?.leftTo ?? null;
  }

  /** Other records that say the same, earliest known first; from here on `dossier` is among those that say it (R10). */
  openedAlike(dossier: Dossier): readonly string[] {
    const telling = this.#telling.ofDossier(dossier);
    if (telling === null) return [];
    const others = (this.#alike.get(telling) ?? []).filter((id) => id !== dossier.id);
    this.#noteAlike(dossier.id, telling);
    return others.slice(0, mostSuspects);
  }

  #noteAlike(id: string, telling: string): void {
    const ids = this.#alike.get(telling);
    if (ids === undefined) this.#alike.set(telling, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }

  /** The record becomes `dossier`; returns its new revision. */
  takeEffect(act: Act, dossier: Dossier): number {
    return this.#turnPage(act, { kind: 'dossier', state: dossier, leftTo: null });
  }

  /** The book becomes `book`; returns its new revision. Never a marker: a device cannot follow what the server makes of a book. */
  changeBook(act: Omit<Act, 'entity' | 'device' | 'incarnation'>, book: Book): number {
    const named = { ...act, entity: book.id, device: '', incarnation: '' };
    return this.#turnPage(named, { kind: 'book', state: book, leftTo: null });
  }

  /** What the commune states for itself becomes `office`; returns its new revision. */
  changeOffice(act: Act, office: Office): number {
    return this.#turnPage(act, { kind: 'office', state: office, leftTo: null });
  }

  /** Whether anything has changed. */
  hasChanges(): boolean {
    return this.#changes.length > 0;
  }

  /** The record leaves for another commune: its row goes, the news of it stays (R18). Returns the revision of that. */
  leave(act: Act, leftTo: string): number {
    return this.#turnPage(act, { kind: 'dossier', state: undefined, leftTo });
  }

  #turnPage(act: Act, becomes: Pick<Page, 'kind' | 'state' | 'leftTo'>): number {
    const page = this.#pages.get(act.entity) ?? { stored: undefined, rev: 0 };
    const seq = this.#counter.seq + 1;
    const rev = Math.max(page.rev, act.revAbove ?? 0) + 1;
    const { entity, mid, device, incarnation } = act;
    const { kind } = becomes;
    const chain = chainLink(
      this.#counter.chain,
      { seq, kind, entity, rev, mid, hash: act.hash, arrivedAt: act.arrivedAt },
      this.#hash,
    );
    this.#pages.set(entity, { stored: page.stored, rev, seq, ...becomes });
    this.#changes.push({ seq, kind, entity, rev, mid, device, incarnation, chain, at: this.at });
    this.#counter = { ...this.#counter, seq, chain };
    return rev;
  }

  /** What has become of the records, and the counter that counts it. */
  close(): { counter: ScopeCounter; entities: readonly StoredEntity[]; changes: readonly LoggedChange[] } {
    let { digest } = this.#counter;
    const entities: StoredEntity[] = [];
    for (const [id, { stored, kind, state, rev, seq, leftTo }] of this.#pages) {
      if (seq === (stored?.seq ?? 0)) continue;
      if (state === undefined) {
        if (stored !== undefined) digest = foldDigest(digest, stored.digest);
        const whose = { leftTo, reportedBy: stored?.reportedBy ?? null, isReport: false };
        entities.push({ kind, id, rev, seq, digest: emptyDigest, state: '', telling: null, ...whose });
        continue;
      }
      const text = canonicalText(state);
      const row = rowDigestOfText({ kind, id, rev, state: text }, this.#hash);
      if (stored !== undefined) digest = foldDigest(digest, stored.digest);
      digest = foldDigest(digest, row);
      const dossier = kind === 'dossier' ? (state as Dossier) : undefined;
      const telling = dossier === undefined ? null : this.#telling.ofDossier(dossier);
      const reportedBy = dossier === undefined ? null : reporterOf(dossier);
      const whose = { leftTo: null, reportedBy, isReport: dossier !== undefined && isReport(dossier) };
      entities.push({ kind, id, rev, seq, digest: row, state: text, telling, ...whose });
    }
    return { counter: { ...this.#counter, digest }, entities, changes: this.#changes };
  }
}
