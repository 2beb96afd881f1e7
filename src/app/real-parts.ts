import { v7 } from 'uuid';
import type { Door } from '../state/door.ts';
import { type Clock, plainSealer, type Timers } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import { openStoreParts } from '../store/open-store-parts.ts';
import { createSessionStore } from '../store/session-store.ts';
import { watchUpgrade } from '../store/watch-upgrade.ts';
import { signIn } from '../sync/sign-in.ts';
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

/** The world as it is: this browser's clock, chance, disk and wire. */
export function makeRealParts(): RealParts {
  const storeParts = openStoreParts({
    place: { name: 'lien-mach' },
    sealer: plainSealer,
    hash: hashText,
    ...browserWorld,
  });
  const world = { clock, timers, randomBytes, chance, wire, build: import.meta.env.MODE };
  const desk = untilLoaded(() => import('./open-desk.ts')).then(({ openDesk }) => openDesk(storeParts, world));
  const door: Door = {
    sessions: createSessionStore(storeParts),
    upgrade: watchUpgrade(storeParts.database),
    signIn: (request) => signIn({ fetch: wire, origin: '', clock, timers }, request),
    wakeReplay: (reason) => void desk.then(({ parts }) => parts.wakeReplay(reason)),
  };
  return { door, desk };
}
