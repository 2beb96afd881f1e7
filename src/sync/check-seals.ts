import type { HashText } from '../domain/words.ts';
import { proveReceipts } from '../protocol/prove-receipts.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { PublicKey, Seal } from '../protocol/seal.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import { type Proof, verifyProof, type VerifySignature } from '../protocol/verify-proof.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

/** What of an answer may be believed. */
export interface CheckedReceipts {
  /** Those that count: sealed as they say, or from before receipts were sealed. */
  readonly receipts: readonly Receipt[];
  /** With those that are sealed, what proves them. */
  readonly proofs: readonly Proof[];
  readonly seals: readonly Seal[];
  /** A receipt whose seal does not verify was among them; it counts for nothing (R6). */
  readonly bad: boolean;
}

export type CheckSeals = (answer: SyncResponse) => Promise<CheckedReceipts>;

export interface SealParts {
  readonly store: Pick<ExchangeStore, 'serverKeys' | 'learnKeys'>;
  readonly hash: HashText;
  /** Absent where a browser cannot (a page without a secure context): root and chain are still looked at, the signature is kept. */
  readonly verify: VerifySignature | undefined;
  /** Asks the server for its public keys; empty when no answer came. */
  readonly fetchKeys: () => Promise<readonly PublicKey[]>;
}

/** Looks at the seal of every receipt, outside any transaction. A key it does not know yet is asked for once. */
export function createSealCheck({ store, hash, verify, fetchKeys }: SealParts): CheckSeals {
  return async ({ receipts, seals, proofs: handed = [] }) => {
    const needed = new Set(receipts.flatMap(({ scope, batch }) => (batch === null ? [] : [`${scope} ${batch}`])));
    if (needed.size === 0 && handed.length === 0) return { receipts, proofs: [], seals: [], bad: false };
    let keys = await store.serverKeys();
    const isKnown = ({ key }: { readonly key: string }): boolean => keys.some(({ id }) => id === key);
    if (verify !== undefined && ![...seals, ...handed.map(({ seal }) => seal)].every(isKnown)) {
      await store.learnKeys(await fetchKeys());
      keys = await store.serverKeys();
    }
    const { proofs, seals: verified } = await proveReceipts({ receipts, seals }, keys, { hash, verify });
    const proved = new Set(proofs.map(({ receipt }) => receipt));
    const counted = receipts.filter((receipt) => receipt.batch === null || proved.has(receipt));
    const bad = counted.length < receipts.length;
    // What a hub hands on stands alone; one that does not is no word of the province's.
    const good: Proof[] = [];
    for (const proof of handed) {
      if (verify !== undefined && (await verifyProof(proof, keys, { hash, verify }))) good.push(proof);
    }
    const told = good.map(({ receipt }) => receipt);
    return { receipts: [...counted, ...told], proofs: [...proofs, ...good], seals: verified, bad };
  };
}
