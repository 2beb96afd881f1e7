import { createContext, useContext } from 'react';
import type { Choice } from '../domain/words.ts';
import type { Clock, NewId, Timers } from '../store/device-ports.ts';
import type { KeptIndex } from '../store/index-talk.ts';
import type { StorageHealth } from '../store/storage-health.ts';
import type { Store } from '../store/store.ts';
import type { AskAtServer } from '../sync/ask-at-server.ts';
import type { AskDevices } from '../sync/ask-devices.ts';
import type { AskOwnKeys } from '../sync/ask-own-keys.ts';
import type { AskedSetApart } from '../sync/ask-set-apart.ts';
import type { CarryWork } from '../sync/carry/carry-work.ts';
import type { FetchPage } from '../sync/pages/fetch-page.ts';
import type { WakeReason } from '../sync/plan.ts';
import type { StorageWatch } from '../sync/storage-watch.ts';
import type { UnitTables } from './unit-tables.ts';

/** What stands in the code of a slip. */
export interface SlipHere {
  readonly code: string;
  readonly token: string;
}

/** A few words that outlive a reload of this tab, sealed, and are opened for nobody but who wrote them. */
export interface TabNote {
  write(account: string, text: string): Promise<void>;
  read(account: string): Promise<string | null>;
  forget(): void;
}

/** What a tab remembers so: what is being looked for, and what the server said last to an administrator. */
export type TabNotes = Readonly<Record<'search' | 'administration', TabNote>>;

/** Everything the screens behind the sign-in need from the world; made once. */
export interface Parts {
  readonly store: Store;
  /** Ends the session on this device at once, and tells the server when it can. */
  readonly signOut: () => Promise<void>;
  /** Asks the replay loop to try now; it wakes by itself too. */
  readonly wakeReplay: (reason: WakeReason) => void;
  /** A worker that makes pages of photographs; `null`: this browser has none that draws. */
  readonly openImageWorker: () => Worker | null;
  /** A worker that reads the codes on pictures; `null`: this browser has none that draws. */
  readonly openCodeWorker: () => Worker | null;
  /** A page that a record names, from the server; needs the line. */
  readonly fetchPage: FetchPage;
  /** Whether this tab's database answers. */
  readonly storage: Pick<StorageWatch, 'isSilent' | 'subscribe'>;
  /** Asks the server what is set apart in the signed-in person's commune, after arrival number `after`; needs the line. */
  readonly setApart: (after: number) => Promise<AskedSetApart>;
  /** Asks the server about machines, for those who answer for them; loaded when it is first needed. */
  readonly devices: () => Promise<AskDevices>;
  /** The same about people and figures too. */
  readonly atServer: () => Promise<AskAtServer>;
  /** Asks the server about what she signs in by; loaded when it is first needed. */
  readonly ownKeys: () => Promise<AskOwnKeys>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Everything on the device, to search and to compare; comes after the first screen. */
  readonly index: () => Promise<KeptIndex>;
  readonly tabNotes: TabNotes;
  readonly newId: NewId;
  /** At least 128 bits nobody can guess, as text that fits an address (the slip's token). */
  readonly newToken: () => string;
  /** Proves that this machine prints a slip, as its code bears it; `undefined`: the machine has no key, or it is practice. */
  readonly signSlip: (slip: SlipHere) => Promise<string | undefined>;
  /** Files by which what waits travels without a line; `null`: this machine has no keys, or it is practice. */
  readonly carry: (() => Promise<CarryWork>) | null;
  readonly units: UnitTables;
  readonly nationalities: () => Promise<readonly Choice[]>;
  /** Asks the browser to keep what is stored, and how much room is left. */
  readonly storageHealth: () => Promise<StorageHealth>;
  readonly print: () => void;
  /** Hands the person a file: JSON text, or bytes. */
  readonly saveFile: (name: string, content: string | Uint8Array<ArrayBuffer> | Blob) => void;
}

export const PartsContext = createContext<Parts | null>(null);

export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (parts === null) throw new Error('This screen is rendered outside of the desk.');
  return parts;
}
