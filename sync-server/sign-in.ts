import { holdsOf } from '../src/domain/access/seen.ts';
import type { SignInRequest, SignInResponse } from '../src/protocol/sign-in.ts';
import { admitDevice, type AdmitParts } from './admit-device.ts';
import type { Passwords } from './passwords.ts';
import { judgeAgainFor, type ReconsiderParts } from './reconsider.ts';
import { beginSession, type SessionParts } from './refresh.ts';
import { Refusal } from './refusal.ts';
import { sameName } from './same-name.ts';
import { newToken, tokenHash } from './secrets.ts';
import type { StoredAccount } from './store/account-port.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export interface LetInParts extends ReconsiderParts, SessionParts, AdmitParts {
  readonly tokenHours: number;
}

interface SignInParts extends LetInParts {
  readonly passwords: Passwords;
  readonly limit: SignInLimit;
}

/**
 * Gives a device a token for one account. Whether the name or the password is wrong is not told, neither in words nor
 * by how long the answer takes.
 *
 * @throws {Refusal} `tooManyTries`, `wrongCredentials`, `accessEnded`, `deviceNotEnrolled`, `deviceRevoked`
 */
export async function signIn(request: SignInRequest, address: string, parts: SignInParts): Promise<SignInResponse> {
  const { store, passwords, limit, clock } = parts;
  const wait = limit.tryNow(request.username, address);
  if (wait !== null) {
    throw new Refusal('tooManyTries', 'Too many tries with this name.', { retryAfterSeconds: wait });
  }
  const account = await store.accounts.byUsername(sameName(request.username));
  if (!(await passwords.fits(request.password, account?.passwordHash)) || account === undefined) {
    throw new Refusal('wrongCredentials', 'Name or password is wrong.');
  }
  // What was told to somebody and never used is nobody's any more.
  if (account.oneTimeUntil !== undefined && account.oneTimeUntil <= clock.now()) {
    throw new Refusal('wrongCredentials', 'Name or password is wrong.');
  }
  limit.clear(request.username, address);
  return letIn(request, account, parts);
}

/**
 * Whoever has shown that she is she, by whatever it was.
 *
 * @throws {Refusal} `accessEnded`, `deviceNotEnrolled`, `deviceRevoked`, `tooManyTries`
 */
export async function letIn(
  request: Pick<SignInRequest, 'device' | 'key' | 'code' | 'refreshes'>,
  account: StoredAccount,
  parts: LetInParts,
): Promise<SignInResponse> {
  const { store } = parts;
  // R18: nobody else is told.
  if (account.endedAt !== undefined) throw new Refusal('accessEnded', 'The access of this account has ended.');

  await admitDevice(request, account, parts);

  const commune = await store.accounts.commune(account.scope);
  if (commune === undefined) throw new Error('An account without a commune.');
  const where = { account: account.id, device: request.device };
  const issued = request.refreshes === true ? await beginSession(where, parts) : await giveToken(where, parts);
  // What came in her name before the server knew her on this device; at each sign-in, should an earlier one have been cut short.
  await judgeAgainFor(where, account.scope, parts);
  const { id, username, name, title, roles } = account;
  const mustChange = account.oneTimeUntil !== undefined;
  // Who sees no record needs nobody's name beside one.
  const colleagues =
    mustChange || holdsOf(roles, id) === 'nothing' ? [] : await store.accounts.ofCommune(account.scope);
  const keys = [...(await store.receiptKeys.all())];
  return {
    ...issued,
    ...(mustChange ? { mustChange } : {}),
    account: { id, username, name, title, roles },
    commune,
    colleagues: [...colleagues],
    keys,
  };
}

/** For a device that does not renew it: it lasts for a day's work. */
async function giveToken(
  { account, device }: { readonly account: string; readonly device: string },
  { store, clock, hash, randomBytes, tokenHours }: LetInParts,
): Promise<Pick<SignInResponse, 'token' | 'expiresAt'>> {
  const token = newToken(randomBytes);
  const issuedAt = clock.now();
  const expiresAt = new Date(Date.parse(issuedAt) + tokenHours * 3_600_000).toISOString();
  await store.accounts.addToken({ hash: tokenHash(token, hash), account, device, issuedAt, expiresAt });
  return { token, expiresAt };
}
