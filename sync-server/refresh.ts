import type { Logger } from 'pino';
import type { RefreshAnswer, RefreshRequest } from '../src/protocol/refresh.ts';
import type { HashText, Instant } from '../src/domain/words.ts';
import { Refusal } from './refusal.ts';
import type { RequestLimit } from './request-limit.ts';
import { newToken, type RandomBytes, tokenHash } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { StoredRefresh, StoredToken } from './store/account-port.ts';
import type { ServerStore } from './store/port.ts';

/** How long what a device renews by itself is good for. */
export interface SessionRules {
  readonly accessMinutes: number;
  /** From the last renewal. */
  readonly sessionDays: number;
}

export interface SessionParts {
  readonly store: ServerStore;
  readonly clock: ServerClock;
  readonly hash: HashText;
  readonly randomBytes: RandomBytes;
  readonly newId: () => string;
  readonly sessions: SessionRules;
}

interface Issued {
  readonly answer: RefreshAnswer;
  readonly token: StoredToken;
  readonly refresh: StoredRefresh;
}

/** Part of a token's life after which the device asks for the next: nothing hurries when the line is down just then. */
const renewedAfter = 0.75;

function issue(whose: { account: string; device: string; session: string }, parts: SessionParts): Issued {
  const { clock, hash, randomBytes, sessions } = parts;
  const issuedAt = clock.now();
  const after = (milliseconds: number): Instant => new Date(Date.parse(issuedAt) + milliseconds).toISOString();
  const expiresAt = after(sessions.accessMinutes * 60_000);
  const refreshUntil = after(sessions.sessionDays * 86_400_000);
  const token = newToken(randomBytes);
  const refresh = newToken(randomBytes);
  const renewAfterSeconds = Math.round(sessions.accessMinutes * 60 * renewedAfter);
  return {
    answer: { token, expiresAt, refresh: { token: refresh, expiresAt: refreshUntil, renewAfterSeconds } },
    token: { ...whose, hash: tokenHash(token, hash), issuedAt, expiresAt },
    refresh: { ...whose, hash: tokenHash(refresh, hash), expiresAt: refreshUntil },
  };
}

/** A sign-in that the device renews by itself from here on. */
export async function beginSession(
  { account, device }: { readonly account: string; readonly device: string },
  parts: SessionParts,
): Promise<RefreshAnswer> {
  const { answer, token, refresh } = issue({ account, device, session: parts.newId() }, parts);
  await parts.store.accounts.addToken(token);
  await parts.store.sessions.begin(refresh);
  return answer;
}

/**
 * Gives the next token and refresh token. The one that was used stays good until the new token has been, since the answer
 * may be lost (R8); used again after that, somebody else has it too, and the whole session ends. Also for her whose access
 * has ended: what waits on her device is still taken from her (R18).
 *
 * @throws {Refusal} `signInNeeded`: work goes on, and waits for the password (R9); `tooManyTries`
 */
export async function refresh(
  request: RefreshRequest,
  parts: SessionParts & { readonly log: Logger; readonly requests?: RequestLimit },
): Promise<RefreshAnswer> {
  const { store, hash, log } = parts;
  const used = tokenHash(request.refresh, hash);
  const found = await store.sessions.find(used);
  const refused = new Refusal('signInNeeded', 'The refresh token is not valid any more.');
  if (found === undefined || found.device !== request.device) throw refused;
  const wait = parts.requests?.take({ device: found.device, account: found.account }) ?? null;
  if (wait !== null) throw new Refusal('tooManyTries', 'This device asks too often.', { retryAfterSeconds: wait });
  const { answer, token, refresh: next } = issue(found, parts);
  const outcome = await store.sessions.renew({ used, next, token });
  switch (outcome) {
    case 'renewed':
      return answer;
    case 'unknown':
      throw refused;
    case 'spent':
      log.warn('a refresh token was used twice: its session has ended, and the person must sign in again');
      throw refused;
    default:
      return outcome satisfies never;
  }
}
