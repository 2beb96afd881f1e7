import type { HashText } from '../src/domain/words.ts';
import type { PasswordRequest } from '../src/protocol/password.ts';
import type { Carrier } from './authenticate.ts';
import type { Passwords } from './passwords.ts';
import { readCredential } from './prove-device.ts';
import { Refusal } from './refusal.ts';
import { sameName } from './same-name.ts';
import { tokenHash } from './secrets.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { ServerStore } from './store/port.ts';

interface PasswordParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly hash: HashText;
  readonly limit: SignInLimit;
}

/**
 * A person's own password in place of the one she has, which she must know. Her other sign-ins end. Asked again after a
 * lost answer it has been done, and is answered the same (R8).
 *
 * @throws {Refusal} `wrongCredentials` (`old`), `badRequest` (`new`), `tooManyTries`
 */
export async function changePassword(
  { old, new: next }: PasswordRequest,
  { account, authorization, address }: { account: Carrier['account']; authorization: string | null; address: string },
  { store, passwords, hash, limit }: PasswordParts,
): Promise<void> {
  const { id, username, passwordHash } = account;
  const wait = limit.tryNow(username, address);
  if (wait !== null) throw new Refusal('tooManyTries', 'Too many tries.', { retryAfterSeconds: wait });
  const isOld = await passwords.fits(old, passwordHash);
  if (!isOld && account.oneTimeUntil === undefined && (await passwords.fits(next, passwordHash))) {
    limit.clear(username, address);
    return;
  }
  const wrong = new Refusal('wrongCredentials', 'The old password is wrong.', { field: 'old' });
  if (!isOld) throw wrong;
  limit.clear(username, address);
  const plain = next.normalize('NFC').toLowerCase();
  if (next.normalize('NFC') === old.normalize('NFC') || plain.includes(sameName(username))) {
    throw new Refusal('badRequest', 'It is the old one, or the name is in it.', { field: 'new' });
  }
  const to = await passwords.hash(next);
  const keep = tokenHash(readCredential(authorization)?.text ?? '', hash);
  if (!(await store.accounts.setPassword({ account: id, from: passwordHash, to, keep }))) throw wrong;
}
