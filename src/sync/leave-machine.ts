import type { Bytes } from '../store/device-ports.ts';

/** What waits on the machine, sealed so that only the commune opens it. */
export interface SealedOutbox {
  readonly bytes: Bytes;
  /** Acts in it. */
  readonly count: number;
  /** Turn of the last one in it. */
  readonly upTo: number;
}

/** The server has what was made on this machine up to this turn. */
export interface HandedIn {
  readonly upTo: number;
}

export interface LeaveParts {
  /** What the server is known to have, kept on the disk, so that a machine that is switched off goes on; `null`: it has yet to be handed in. */
  readonly notes: { read(): Promise<HandedIn | null | undefined>; write(handedIn: HandedIn | null): Promise<void> };
  /** Acts that no server has answered. */
  readonly waiting: () => Promise<number>;
  /** `null`: the commune has no recovery key, or this machine has not learnt it. */
  readonly sealedOutbox: () => Promise<SealedOutbox | null>;
  /** `true` only once the server has said that it keeps these very bytes. */
  readonly handIn: (sealed: SealedOutbox) => Promise<boolean>;
  /** Whether what lies here can be read. */
  readonly isOpen: () => boolean;
  /** Says what waits in an ordinary exchange, and asks for nothing; `false`: it did not come through, or nobody is signed in. */
  readonly sayLast: () => Promise<boolean>;
  /** Tells the server that nothing is left here. */
  readonly tellEmpty: () => Promise<void>;
  /** Forgets everything: database, caches, storages, worker. `false`: nothing of it, for an act waits that was made later. */
  readonly wipe: (handedIn: HandedIn) => Promise<boolean>;
}

/** `locked`: nothing is forgotten until somebody has unlocked it. `noLine`: to be tried again. */
export type Left = 'gone' | 'locked' | 'noLine';

/**
 * The server has revoked this machine: what waits goes to it first, sealed where the commune can open it, else in one
 * more exchange that it sets apart (R18). Nothing that waits is forgotten before the server has said that it keeps it (R4).
 * Killed anywhere, it is begun again and goes on.
 */
export async function leaveMachine(parts: LeaveParts): Promise<Left> {
  const { notes, wipe } = parts;
  const before = await notes.read();
  if (before === undefined) await notes.write(null);
  const handedIn = before ?? (await handInWhatWaits(parts));
  if (typeof handedIn === 'string') return handedIn;
  if (handedIn !== before) await notes.write(handedIn);
  if (await wipe(handedIn)) return 'gone';
  // Something was saved meanwhile: once more, with that.
  await notes.write(null);
  return 'noLine';
}

const nothingWaits: HandedIn = { upTo: 0 };

async function handInWhatWaits(parts: LeaveParts): Promise<HandedIn | Exclude<Left, 'gone'>> {
  const { waiting, sealedOutbox, handIn, isOpen, sayLast, tellEmpty } = parts;
  if ((await waiting()) > 0) {
    const sealed = await sealedOutbox();
    if (sealed !== null) return (await handIn(sealed)) ? { upTo: sealed.upTo } : 'noLine';
    if (!isOpen()) return 'locked';
    if (!(await sayLast()) || (await waiting()) > 0) return 'noLine';
  }
  await tellEmpty();
  return nothingWaits;
}
