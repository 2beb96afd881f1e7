import type { Dossier } from '../src/domain/dossier.ts';
import type { HashText, Instant } from '../src/domain/words.ts';
import { foldDigest, rowDigestOfText } from '../src/protocol/digest.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import { chainLink } from './chain-link.ts';
import type { LoggedChange, ScopeCounter, StoredEntity } from './store/port.ts';

interface Page {
  readonly stored: StoredEntity | undefined;
  dossier: Dossier | undefined;
  rev: number;
  seq: number;
}

/** Whose act it was and what it is called in the log. */
export interface Act {
  readonly entity: string;
  readonly mid: string;
  readonly hash: string;
  readonly arrivedAt: Instant;
  readonly device: string;
  readonly incarnation: string;
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
  #counter: ScopeCounter;

  constructor(counter: ScopeCounter, entities: readonly StoredEntity[], at: Instant, hash: HashText) {
    this.#counter = counter;
    this.#at = at;
    this.#hash = hash;
    for (const stored of entities) {
      this.#pages.set(stored.id, { stored, dossier: undefined, rev: stored.rev, seq: stored.seq });
    }
  }

  dossier(entity: string): Dossier | undefined {
    const page = this.#pages.get(entity);
    if (page === undefined) return undefined;
    // Written by this server after its own reducer made it, so it is trusted as it stands.
    if (page.dossier === undefined && page.stored !== undefined) {
      page.dossier = JSON.parse(page.stored.state) as Dossier;
    }
    return page.dossier;
  }

  /** The record becomes `dossier`; returns its new revision. */
  takeEffect(act: Act, dossier: Dossier): number {
    const page = this.#pages.get(act.entity) ?? { stored: undefined, dossier: undefined, rev: 0, seq: 0 };
    const seq = this.#counter.seq + 1;
    const rev = page.rev + 1;
    const { entity, mid, device, incarnation } = act;
    const chain = chainLink(
      this.#counter.chain,
      { seq, kind: 'dossier', entity, rev, mid, hash: act.hash, arrivedAt: act.arrivedAt },
      this.#hash,
    );
    this.#pages.set(entity, { stored: page.stored, dossier, rev, seq });
    this.#changes.push({ seq, kind: 'dossier', entity, rev, mid, device, incarnation, chain, at: this.#at });
    this.#counter = { ...this.#counter, seq, chain };
    return rev;
  }

  /** What has become of the records, and the counter that counts it. */
  close(): { counter: ScopeCounter; entities: readonly StoredEntity[]; changes: readonly LoggedChange[] } {
    let { digest } = this.#counter;
    const entities: StoredEntity[] = [];
    for (const [id, { stored, dossier, rev, seq }] of this.#pages) {
      if (dossier === undefined || seq === (stored?.seq ?? 0)) continue;
      const state = canonicalText(dossier);
      const row = rowDigestOfText({ kind: 'dossier', id, rev, state }, this.#hash);
      if (stored !== undefined) digest = foldDigest(digest, stored.digest);
      digest = foldDigest(digest, row);
      entities.push({ kind: 'dossier', id, rev, seq, digest: row, state });
    }
    return { counter: { ...this.#counter, digest }, entities, changes: this.#changes };
  }
}
