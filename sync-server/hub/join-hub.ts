import type { ErrorCode } from '../../src/protocol/error-answer.ts';
import { readRoles } from '../../src/domain/access/role.ts';
import { mayMirror } from '../../src/domain/access/mirror-rights.ts';
import { readablePassword, type RandomBytes } from '../secrets.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';
import { createAskUpstream, type Failure } from './ask-upstream.ts';
import { hubKeyOf, keepHubIdentity, newHubKey, readHubIdentity } from './hub-identity.ts';
import type { HubStore } from './hub-store.ts';
import { changePasswordUpstream, signInUpstream } from './sign-in-upstream.ts';

export interface JoinOrder {
  /** Origin of the province's server. */
  readonly upstream: string;
  readonly username: string;
  /** As it was told to a person: good once. */
  readonly password: string;
  readonly code: string;
}

interface JoinParts {
  readonly store: HubStore;
  readonly fetch: typeof fetch;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
}

export type Joined =
  | { readonly status: 'joined'; readonly commune: string }
  | { readonly status: 'refused'; readonly code: ErrorCode }
  /** Of a province already: its identity is bound to what it has taken in. */
  | { readonly status: 'isHub'; readonly upstream: string }
  | { readonly status: 'noHub' }
  | { readonly status: 'noLine' };

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes this machine the hub of a commune: a key of its own, let in by a code, and a password that no person knows. */
export async function joinHub({ upstream, username, password, code }: JoinOrder, parts: JoinParts): Promise<Joined> {
  const { store, newId, randomBytes } = parts;
  const before = readHubIdentity(store);
  if (before !== undefined) return { status: 'isHub', upstream: before.upstream };
  const privateKey = newHubKey();
  const key = hubKeyOf({ privateKey });
  const ask = createAskUpstream({ ...parts, upstream, key });
  const device = newId();
  const incarnation = Array.from(randomBytes(8), (byte) => crockford[byte % 32] ?? '0').join('');
  const signed = await signInUpstream({ username, password, device }, { ask, key, code });
  if (signed.status !== 'signedIn') return told(signed);
  const { token, account, commune } = signed.answer;
  if (!mayMirror(readRoles(account.roles))) return { status: 'noHub' };
  const own = readablePassword(randomBytes) + readablePassword(randomBytes);
  const changed = await changePasswordUpstream({ token, old: password, next: own }, ask);
  if (changed.status !== 'answered') return told(changed);
  keepHubIdentity(store, { upstream, scope: commune.code, username, password: own, device, incarnation, privateKey });
  return { status: 'joined', commune: commune.name };
}

/** Whoever stands before it can do no more about an answer that makes no sense than about none. */
function told(failure: Failure): Joined {
  return failure.status === 'refused' ? failure : { status: 'noLine' };
}
