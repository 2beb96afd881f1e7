import { v7 } from 'uuid';
import type { Parts } from '../state/parts.ts';
import { createUnitTables } from '../state/unit-tables.ts';
import { createStore } from '../store/create-store.ts';
import { type Clock, plainSealer, type Timers } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import { askStorageHealth } from '../store/storage-health.ts';
import { signIn } from '../sync/sign-in.ts';
import type { AppUpdates } from './app-updates.ts';
import { untilLoaded } from './until-loaded.ts';

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

const timers: Timers = {
  set(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
const newId = (): string => v7();
const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
const wire: typeof fetch = (input, init) => fetch(input, init);

/** 128 bits as 32 hex digits. */
function newToken(): string {
  return [...randomBytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function loadJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export interface RealParts {
  readonly parts: Parts;
  readonly updates: Promise<AppUpdates>;
}

/** The world as it is: this browser's clock, chance, disk and wire. */
export function makeRealParts(): RealParts {
  const store = createStore({
    place: { name: 'lien-mach' },
    sealer: plainSealer,
    hash: hashText,
    clock,
    timers,
    newId,
    randomBytes,
  });
  // The loop comes after the first screen; being asked before it is here, it hears of it when it comes.
  const work = untilLoaded(() => import('./begin-work.ts')).then(({ beginWork }) =>
    beginWork({ store, clock, timers, randomBytes, chance, wire, build: import.meta.env.MODE }),
  );
  const parts: Parts = {
    store,
    wakeReplay: (reason) => void work.then(({ replay }) => replay.wake(reason)),
    clock,
    newId,
    newToken,
    signIn: (request) => signIn({ fetch: wire, origin: '', clock, timers }, request),
    units: createUnitTables(loadJson),
    nationalities: async () => (await import('../domain/nationalities.ts')).nationalities,
    storageHealth: () => askStorageHealth('storage' in navigator ? navigator.storage : undefined),
    print: () => window.print(),
    saveFile,
  };
  return { parts, updates: work.then(({ updates }) => updates) };
}
