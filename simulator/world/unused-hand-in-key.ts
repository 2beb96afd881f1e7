import type { HandInKey } from '../../sync-server/hand-in-key.ts';

/** What a locked machine hands in without a recovery key is in no story. */
export const handInKey: HandInKey = {
  publicKey: 'A'.repeat(87),
  keyId: '0'.repeat(16),
  secretWith: () => undefined,
  secretOf: () => undefined,
  isForAnother: () => false,
};
