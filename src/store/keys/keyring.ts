import type { Clock } from '../device-ports.ts';
import { writeMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import { type Begun, beginKeys } from './begin-keys.ts';
import { deriveDataKeys, rawDataKey } from './data-keys.ts';
import type { KeyParts } from './key-parts.ts';
import { createKeyTalk, type TabChannel } from './key-talk.ts';
import { type LockFacts, putOffPin, readLockFacts } from './lock-facts.ts';
import type { KeyWork } from './key-work.ts';

export type KeyringState = 'opening' | Begun;

/** What opens this profile, and who may. Fits React's useSyncExternalStore. */
export interface Keyring extends KeyWork {
  state(): KeyringState;
  subscribe(listener: () => void): () => void;
  readonly clock: Clock;
  /** Resolves when what lies in the profile can be read. */
  readonly whenOpen: Promise<unknown>;
  facts(account: string): Promise<LockFacts>;
  /** No PIN today: somebody stands at the desk. */
  putOffPin(): Promise<void>;
  setLockAfter(minutes: number): Promise<void>;
  /** Runs before the page locks; the lock waits for it, though not for ever. `last`: when the others have kept theirs. */
  beforeLock(keep: () => Promise<unknown>, when?: 'last'): () => void;
  lock(): void;
  /** Somebody is at the machine: in this tab, or, when told, in another. */
  touch(): void;
  onTouch(listener: () => void): () => void;
}

export interface KeyringParts extends KeyParts {
  readonly loadWork: () => Promise<{ readonly createKeyWork: (parts: KeyParts) => KeyWork }>;
  readonly channel: TabChannel | undefined;
  /** A new page has nothing of the old one in its memory. */
  readonly reload: () => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const longestKeeping = 3_000;

export function createKeyring(parts: KeyringParts): Keyring {
  const { database, subtle, gate, reload, wait } = parts;
  const work = async (): Promise<KeyWork> => (await parts.loadWork()).createKeyWork(parts);
  const listeners = new Set<() => void>();
  const touched = new Set<() => void>();
  const keepers = new Set<() => Promise<unknown>>();
  const lastKeepers = new Set<() => Promise<unknown>>();
  let state: KeyringState = 'opening';
  let locking = false;
  const become = (next: KeyringState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const lockPage = (): void => {
    if (locking) return;
    locking = true;
    const run = (all: typeof keepers) => Promise.allSettled([...all].map((keep) => keep()));
    const kept = run(keepers).then(() => run(lastKeepers));
    void Promise.race([kept, wait(longestKeeping)]).then(reload);
  };
  const talk = createKeyTalk(parts.channel, {
    gate,
    onKey: (root) =>
      void rawDataKey(subtle, { root }).then(async (raw) => gate.give(await deriveDataKeys(subtle, raw))),
    onLock: lockPage,
    onActive: () => {
      for (const listener of touched) listener();
    },
  });
  void gate.whenGiven.then(() => {
    become('open');
    talk.tellKey();
  });
  void beginKeys(parts).then((begun) => {
    if (state !== 'opening') return;
    become(begun);
    if (begun === 'locked') talk.ask();
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clock: parts.clock,
    whenOpen: gate.whenGiven,
    people: async () => (await work()).people(),
    unlock: async (account, secret) => (await work()).unlock(account, secret),
    // Most often it is open, and nothing has to be loaded for that.
    unlockSignedIn: async (account, by) => gate.given !== undefined || (await work()).unlockSignedIn(account, by),
    unlockByPasskey: async (account, secret) => (await work()).unlockByPasskey(account, secret),
    keepPassword: async (person, password) => (await work()).keepPassword(person, password),
    setPin: async (person, pin) => (await work()).setPin(person, pin),
    keepPasskey: async (person, secret) => (await work()).keepPasskey(person, secret),
    dropPasskey: async (account) => (await work()).dropPasskey(account),
    facts: (account) => readLockFacts(parts, account),
    putOffPin: () => putOffPin(parts),
    setLockAfter: (minutes) => reopening(database, () => writeMeta(database, 'lockAfter', minutes)),
    beforeLock(keep, when) {
      const among = when === 'last' ? lastKeepers : keepers;
      among.add(keep);
      return () => among.delete(keep);
    },
    lock() {
      talk.tellLock();
      lockPage();
    },
    touch: () => talk.tellActive(),
    onTouch(listener) {
      touched.add(listener);
      return () => touched.delete(listener);
    },
  };
}
