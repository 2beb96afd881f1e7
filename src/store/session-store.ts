import { readIdentity } from './identity.ts';
import { endSession, readSession, startSession } from './sessions.ts';
import type { Store } from './store.ts';
import type { StoreParts } from './store-parts.ts';

/** What may be asked before anybody has signed in: it brings neither the reducer nor the procedures with it. */
export type SessionStore = Pick<Store, 'identity' | 'session' | 'startSession' | 'endSession'>;

export function createSessionStore(parts: StoreParts): SessionStore {
  return {
    identity: () => readIdentity(parts),
    session: () => readSession(parts),
    startSession: (session) => startSession(parts, session),
    endSession: () => endSession(parts),
  };
}
