import type { Dossier } from '../src/domain/dossier.ts';
import type { HashText, Instant } from '../src/domain/words.ts';
import { emptyDigest, foldDigest, rowDigestOfText } from '../src/protocol/digest.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import { mostSuspects } from '../src/domain/suspected-duplicate.ts';
import { chainLink } from './chain-link.ts';
import type { LoggedChange, ScopeCounter, StoredEntity } from './store/port.ts';
import type { Telling } from './telling.ts';

interface Page {
  readonly stored: StoredEntity | undefined;
  dossier: Dossier | undefined;
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
  readonly #at: Instant;
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
    this.#at = at;
    this.#hash = hash;
    this.#telling = alike.telling;
    for (const stored of entities) {
      const { rev, seq, leftTo } = stored;
      this.#pages.set(stored.id, { stored, dossier: undefined, rev, seq, leftTo });
    }
    for (const { id, telling } of alike.standing) this.#noteAlike(id, telling);
  }

  dossier(entity: string): Dossier | undefined {
    const page = this.#pages.get(entity);
    if (page === undefined || page.leftTo !== null) return undefined;
    // Written by this server after its own reducer made it, so it is trusted as it stands.
    if (page.dossier === undefined && page.stored !== undefined) {
      page.dossier = JSON.parse(page.stored.state) as Dossier;
    }
    return page.dossier;
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
    return this.#turnPage(act, { dossier, leftTo: null });
  }

  /** The record leaves for another commune: its row goes, the news of it stays (R18). Returns the revision of that. */
  leave(act: Act, leftTo: string): number {
    return this.#turnPage(act, { dossier: undefined, leftTo });
  }

  #turnPage(act: Act, becomes: Pick<Page, 'dossier' | 'leftTo'>): number {
    const page = this.#pages.get(act.entity) ?? { stored: undefined, rev: 0 };
    const seq = this.#counter.seq + 1;
    const rev = Math.max(page.rev, act.revAbove ?? 0) + 1;
    const { entity, mid, device, incarnation } = act;
    const chain = chainLink(
      this.#counter.chain,
      { seq, kind: 'dossier', entity, rev, mid, hash: act.hash, arrivedAt: act.arrivedAt },
      this.#hash,
    );
    this.#pages.set(entity, { stored: page.stored, rev, seq, ...becomes });
    this.#changes.push({ seq, kind: 'dossier', entity, rev, mid, device, incarnation, chain, at: this.#at });
    this.#counter = { ...this.#counter, seq, chain };
    return rev;
  }

  /** What has become of the records, and the counter that counts it. */
  close(): { counter: ScopeCounter; entities: readonly StoredEntity[]; changes: readonly LoggedChange[] } {
    let { digest } = this.#counter;
    const entities: StoredEntity[] = [];
    for (const [id, { stored, dossier, rev, seq, leftTo }] of this.#pages) {
      if (seq === (stored?.seq ?? 0)) continue;
      if (dossier === undefined) {
        if (stored !== undefined) digest = foldDigest(digest, stored.digest);
        entities.push({ kind: 'dossier', id, rev, seq, digest: emptyDigest, state: '', telling: null, leftTo });
        continue;
      }
      const state = canonicalText(dossier);
      const row = rowDigestOfText({ kind: 'dossier', id, rev, state }, this.#hash);
      if (stored !== undefined) digest = foldDigest(digest, stored.digest);
      digest = foldDigest(digest, row);
      const telling = this.#telling.ofDossier(dossier);
      entities.push({ kind: 'dossier', id, rev, seq, digest: row, state, telling, leftTo: null });
    }
    return { counter: { ...this.#counter, digest }, entities, changes: this.#changes };
  }
}
