import { v7 } from 'uuid';
import type { Door } from '../state/door.ts';
import type { SlipHere } from '../state/parts.ts';
import { type Bytes, type Clock, plainSealer, type Timers } from '../store/device-ports.ts';
import { createAesSealer } from '../store/keys/aes-sealer.ts';
import { createKeyGate } from '../store/keys/key-gate.ts';
import { createKeyring } from '../store/keys/keyring.ts';
import { hashText } from '../store/hash-text.ts';
import { openStoreParts } from '../store/open-store-parts.ts';
import { createSessionStore } from '../store/session-store.ts';
import { watchUpgrade } from '../store/watch-upgrade.ts';
import { buildName } from './build-name.ts';
import type { Machine } from './machine.ts';
import type { OpenDesk } from './open-desk.ts';
import { untilLoaded } from './until-loaded.ts';

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

const timers: Timers = {
  set(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
const wire: typeof fetch = (input, init) => fetch(input, init);

/** This browser's clock, chance and ids. */
export const browserWorld = { clock, timers, randomBytes, chance, newId: () => v7() };
export type BrowserWorld = typeof browserWorld;

export interface RealParts {
  readonly door: Door;
  /** Comes after the first screen, however long the line takes. */
  readonly desk: Promise<OpenDesk>;
}

/** By then the first screen stands, on a slow machine too. */
const sealAfter = 4_000;
const lookAfter = 3_000;

/** The world as it is: this browser's clock, chance, disk and wire. */
export function makeRealParts(): RealParts {
  // Plain HTTP from another machine has neither these keys nor a service worker (docs/threats.md).
  const subtle = isSecureContext ? crypto.subtle : undefined;
  const gate = createKeyGate();
  const storeParts = openStoreParts({
    place: { name: 'lien-mach' },
    sealer: subtle === undefined ? plainSealer : createAesSealer({ subtle, randomBytes, keys: () => gate.keys() }),
    hash: hashText,
    ...browserWorld,
  });
  const loadRecovery = async () =>
    (await untilLoaded(() => import('./open-recovery.ts'))).openRecovery({
      ...{ storeParts, subtle, gate, timers, wire, chance, machine: () => machine() },
      beforeLock: (keep) => void keyring?.beforeLock(keep, 'last'),
    });
  const keyring =
    subtle === undefined
      ? null
      : createKeyring({
          database: storeParts.database,
          subtle,
          randomBytes,
          clock,
          gate,
          loadWork: () => untilLoaded(() => import('../store/keys/key-work.ts')),
          channel: 'BroadcastChannel' in globalThis ? new BroadcastChannel('lien-mach-keys') : undefined,
          reload: () => location.reload(),
          wait: (milliseconds) => new Promise((resolve) => void timers.set(milliseconds, resolve)),
        });
  let made: Machine | undefined;
  const machine = async (): Promise<Machine> => {
    const { createMachine } = await import('./machine.ts');
    return (made ??= createMachine({ storeParts, subtle, keyring, wire, timers, sealing: loadRecovery }));
  };
  const world = {
    ...{ clock, timers, randomBytes, chance, build: buildName },
    wire: (async (input, init) => (await machine()).wire(input, init)) satisfies typeof fetch,
    digest: async (bytes: Bytes) => (await machine()).digest(bytes),
    signSlip: async (slip: SlipHere) => (await machine()).signSlip(slip),
    boxKeys: keyring && (() => gate.keys()),
    carry: keyring && (async () => (await loadRecovery()).carry),
  };
  // A locked page, too, hears whether its machine may stay.
  timers.set(lookAfter, () => void untilLoaded(machine));
  const loaded = untilLoaded(() => import('./open-desk.ts'));
  const desk = Promise.all([loaded, keyring?.whenOpen]).then(([{ openDesk }]) => openDesk(storeParts, world));
  if (keyring !== null) {
    void desk.then(() => timers.set(sealAfter, () => void loadRecovery().then((late) => late.sealAll())));
  }
  const sessions = createSessionStore(storeParts);
  const door: Door = {
    sessions,
    keyring,
    recovery: keyring && (async () => (await loadRecovery()).work),
    passkeys:
      keyring === null || !('PublicKeyCredential' in globalThis)
        ? null
        : {
            load: async () =>
              (await untilLoaded(() => import('./open-passkeys.ts'))).openPasskeys({ keyring, sessions, randomBytes }),
            challenge: () =>
              machine().then(
                (own) => own.passkeyChallenge(),
                () => ({ status: 'noLine' }),
              ),
          },
    async admit(session, by) {
      const { id: account, name } = session.account;
      const person = { account, name };
      if (keyring !== null && !(await keyring.unlockSignedIn(account, by))) return 'closed';
      await sessions.startSession(session);
      // Nobody waits for it: it is for the day she has forgotten her PIN.
      if ('password' in by) void keyring?.keepPassword(person, by.password).catch(reportError);
      else if (by.passkey !== null) void keyring?.keepPasskey(person, by.passkey).catch(reportError);
      return 'admitted';
    },
    upgrade: watchUpgrade(storeParts.database),
    // What renews a sign-in for days is kept where it can be sealed.
    signIn: (request) =>
      machine().then(
        (own) => own.signIn(keyring === null ? request : { ...request, refreshes: true }),
        () => ({ status: 'offline' }),
      ),
    changePassword: (request) =>
      machine().then(
        (own) => own.changePassword(request),
        () => 'later',
      ),
    wakeReplay: (reason) => void desk.then(({ parts }) => parts.wakeReplay(reason)),
  };
  return { door, desk };
}
