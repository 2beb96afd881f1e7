import { join } from 'node:path';
import type { Settings } from './environment.ts';
import { loadReceiptSigner } from './node-receipt-signer.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

interface ClaimParts {
  readonly store: Pick<ServerStore, 'receiptKeys'>;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly settings: Pick<Settings, 'dataDirectory' | 'databaseUrl' | 'receiptKeyFile'>;
}

export function receiptKeyFileOf({
  receiptKeyFile,
  dataDirectory,
}: Pick<Settings, 'dataDirectory' | 'receiptKeyFile'>): string {
  return receiptKeyFile ?? join(dataDirectory, 'receipt-key.pem');
}

/** Another process signs the receipts of this database with another key, or the key file was lost. */
class OtherReceiptKey extends Error {
  override readonly name = 'OtherReceiptKey';
}

/**
 * The key this server signs with, known to the database from here on. All processes of one database sign with one key:
 * whoever comes to a PostgreSQL that knows keys must have one of them. In the embedded database, whose only process
 * this is, a key that was lost is followed by a new one, and what the old one signed stays good.
 *
 * @throws {OtherReceiptKey}
 */
export async function claimReceiptKey({ store, clock, newId, settings }: ClaimParts): Promise<ReceiptSigner> {
  const file = receiptKeyFileOf(settings);
  const signer = loadReceiptSigner(file, newId());
  const known = await store.receiptKeys.all();
  const isOther = known.length > 0 && !known.some(({ id }) => id === signer.key.id);
  if (settings.databaseUrl !== undefined && isOther) {
    throw new OtherReceiptKey(
      `Receipts of this database are signed with ${known.map(({ id }) => id).join(', ')}, not with ${signer.key.id} ` +
        `of ${file}. Put the key file of the first process there, or name it by RECEIPT_KEY_FILE.`,
    );
  }
  await store.receiptKeys.add(signer.key, clock.now());
  return signer;
}
