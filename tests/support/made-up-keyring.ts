import { randomBytes } from 'node:crypto';
import type { TabChannel } from '../../src/store/keys/key-talk.ts';
import { createAesSealer } from '../../src/store/keys/aes-sealer.ts';
import { createKeyGate } from '../../src/store/keys/key-gate.ts';
import { createKeyWork } from '../../src/store/keys/key-work.ts';
import { createKeyring, type Keyring } from '../../src/store/keys/keyring.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import type { KeepSealedParts } from '../../src/store/recovery/keep-sealed.ts';
import type { RecoverParts } from '../../src/store/recovery/open-by-paper.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import type { MadeUpDesk } from './made-up-desk.ts';

export interface LockedTab {
  readonly parts: StoreParts;
  readonly store: DeviceStore;
  readonly keyring: Keyring;
  /** What the commune's recovery key is asked with. */
  readonly recovery: RecoverParts & KeepSealedParts;
  readonly reloads: () => number;
}

/** A tab of a desk as a browser has it: sealed, behind a keyring. */
export function openLockedTab(desk: MadeUpDesk, channel?: TabChannel): LockedTab {
  const { subtle } = globalThis.crypto;
  const chance = (count: number): Uint8Array => randomBytes(count);
  const gate = createKeyGate();
  const parts = desk.openParts({ sealer: createAesSealer({ subtle, randomBytes: chance, keys: () => gate.keys() }) });
  let reloads = 0;
  const keyring = createKeyring({
    database: parts.database,
    subtle,
    randomBytes: chance,
    clock: desk.clock,
    gate,
    loadWork: () => Promise.resolve({ createKeyWork }),
    channel,
    reload: () => (reloads += 1),
    wait: () => new Promise(() => undefined),
  });
  const { database, hash } = parts;
  const keyParts = { database, hash, subtle, randomBytes: chance, clock: desk.clock, gate };
  const recovery = { ...keyParts, storeParts: parts };
  return { parts, store: createStoreOn(parts), keyring, recovery, reloads: () => reloads };
}

/** Two tabs of one browser that hear each other. */
export function madeUpChannels(): readonly [TabChannel, TabChannel] {
  const heard: [Listener[], Listener[]] = [[], []];
  const end = (own: 0 | 1): TabChannel => ({
    postMessage(message) {
      const data: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const listen of heard[own === 0 ? 1 : 0]) listen({ data });
      });
    },
    addEventListener: (_type, listen) => void heard[own].push(listen),
  });
  return [end(0), end(1)];
}

type Listener = (event: { readonly data: unknown }) => void;

export async function untilState(keyring: Keyring, wanted: ReturnType<Keyring['state']>): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (keyring.state() === wanted) resolve();
    };
    keyring.subscribe(look);
    look();
  });
}
