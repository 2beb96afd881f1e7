import { verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import type { Timers } from '../../src/store/device-ports.ts';
import type { ExchangeStore } from '../../src/store/exchange-store.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { type CheckSeals, createSealCheck } from '../../src/sync/check-seals.ts';
import { fetchKeys } from '../../src/sync/fetch-keys.ts';

/** The check of seals as a device makes it, with Node's cryptography in place of the browser's. */
export function nodeSealCheck(
  store: ExchangeStore,
  wire: { readonly fetch: typeof fetch; readonly origin: string; readonly timers: Timers },
): CheckSeals {
  return createSealCheck({ store, hash: hashText, verify: verifyWithNode, fetchKeys: () => fetchKeys(wire) });
}
