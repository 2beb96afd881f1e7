import type { Carrier } from './authenticate.ts';
import type { OwnKeysParts } from './own-passkeys.ts';
import { Refusal } from './refusal.ts';
import { sameName } from './same-name.ts';
import type { StoredToken } from './store/account-port.ts';

interface Change {
  readonly old: string;
  readonly next: string;
  readonly address: string;
  /** What she does it by; every other sign-in of hers ends. */
  readonly by: Pick<StoredToken, 'hash' | 'session'>;
}

/**
 * Her own password, by herself. Asked once more, after the answer was lost, it is done already (R8): then the new one fits.
 * Her passkeys stay.
 *
 * @throws {Refusal} `tooManyTries`, `wrongCredentials`, `badRequest`, `busy`
 */
export async function changePassword(
  { account }: Carrier,
  { old, next, address, by }: Change,
  { store, passwords, limit, log }: OwnKeysParts,
): Promise<void> {
  const { id, username, passwordHash } = account;
  if (next.normalize('NFC') === old.normalize('NFC') || sameName(next) === sameName(username)) {
    throw new Refusal('badRequest', 'The new password must be another, and not the name.', { field: 'next' });
  }
  const wait = limit.tryNow(username, address);
  if (wait !== null) throw new Refusal('tooManyTries', 'Too many tries.', { retryAfterSeconds: wait });
  if (await passwords.fits(old, passwordHash)) {
    limit.clear(username, address);
    const to = await passwords.hash(next);
    if (!(await store.accounts.changePassword({ account: id, from: passwordHash, to, by }))) {
      throw new Refusal('busy', 'The password was changed just now.', { retryAfterSeconds: 1 });
    }
    log.info('a password was changed by whoever has it: her other sign-ins have ended');
    return;
  }
  if (!(await passwords.fits(next, passwordHash))) {
    throw new Refusal('wrongCredentials', 'The old password is wrong.', { field: 'old' });
  }
  limit.clear(username, address);
}
