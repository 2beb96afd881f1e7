import type { Bytes } from '../store/device-ports.ts';

/** What waits on the machine, sealed so that only the commune opens it. */
export interface SealedOutbox {
  readonly bytes: Bytes;
  /** Acts in it. */
  readonly count: number;
}

export interface LeaveParts {
  /** Whether the server has all that waited: kept on the disk, so that a machine that is switched off goes on. */
  readonly notes: { read(): Promise<boolean | undefined>; write(handedIn: boolean): Promise<void> };
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
  /** Forgets everything: database, caches, storages, worker. */
  readonly wipe: () => Promise<void>;
}

/** `locked`: nothing is forgotten until somebody has unlocked it. `noLine`: to be tried again. */
export type Left = 'gone' | 'locked' | 'noLine';

/**
 * The server has revoked this machine: what waits goes to it first, sealed where the commune can open it, else in one
 * more exchange that it sets apart (R18). Nothing that waits is forgotten before the server has said that it keeps it (R4).
 * Killed anywhere, it is begun again and goes on.
 */
export async function leaveMachine(parts: LeaveParts): Promise<Left> {
  const { notes, waiting, sealedOutbox, handIn, isOpen, sayLast, tellEmpty, wipe } = parts;
  const before = await notes.read();
  if (before === undefined) await notes.write(false);
  if (before !== true) {
    if ((await waiting()) > 0) {
      const sealed = await sealedOutbox();
      if (sealed !== null) {
        if (!(await handIn(sealed))) return 'noLine';
        // Something was saved meanwhile, in another tab: once more, with that.
        if ((await waiting()) > sealed.count) return 'noLine';
      } else {
        if (!isOpen()) return 'locked';
        if (!(await sayLast()) || (await waiting()) > 0) return 'noLine';
        await tellEmpty();
      }
    } else {
      await tellEmpty();
    }
    await notes.write(true);
  }
  await wipe();
  return 'gone';
}
