import type { Bytes } from '../store/device-ports.ts';

/** What waits on the machine, sealed so that only the commune opens it. */
export interface SealedOutbox {
  readonly bytes: Bytes;
  /** Acts in it. */
  readonly count: number;
  /** Turn of the last one in it. */
  readonly upTo: number;
  /** Acts that wait and are not in it. */
  readonly misses?: number;
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
  /** Forms that were being typed. */
  readonly drafts: () => Promise<number>;
  /** `null`: the commune has no recovery key, or this machine has not learnt it. */
  readonly sealedOutbox: () => Promise<SealedOutbox | null>;
  /** Sealed to the server's key: now, or, of a locked machine, as it was when somebody had it open last. `null`: never. */
  readonly sealedForServer: () => Promise<SealedOutbox | null>;
  /** `true` only once the server has said that it keeps these very bytes. */
  readonly handIn: (sealed: SealedOutbox) => Promise<boolean>;
  /** Whether what lies here can be read. */
  readonly isOpen: () => boolean;
  /** Says what waits in an ordinary exchange, and asks for nothing; `false`: it did not come through, or nobody is signed in. */
  readonly sayLast: () => Promise<boolean>;
  /** Sends pages of papers that wait, as far as this machine can read them and the server takes them. */
  readonly pages: () => Promise<'done' | 'noLine'>;
  /** Tells the server that nothing is left here. */
  readonly tellEmpty: () => Promise<void>;
  /** Forgets everything: database, caches, storages, worker. `false`: nothing of it, for an act waits that was made later. */
  readonly wipe: (handedIn: HandedIn) => Promise<boolean>;
}

/** `locked`: nothing is forgotten until somebody has unlocked it. `noLine`: to be tried again. */
export type Left = 'gone' | 'locked' | 'noLine';

/**
 * The server has revoked this machine: what waits goes to it first, with the drafts, sealed where the commune can open it;
 * else in one more exchange that it sets apart (R18), or sealed to the server's key; then the pages that records there name. Nothing that waits is forgotten before
 * the server has said that it keeps it (R4). Killed anywhere, it is begun again and goes on.
 */
export async function leaveMachine(parts: LeaveParts): Promise<Left> {
  const { notes, wipe } = parts;
  const before = await notes.read();
  if (before === undefined) await notes.write(null);
  const handedIn = before ?? (await giveAll(parts));
  if (typeof handedIn === 'string') return handedIn;
  if (handedIn !== before) await notes.write(handedIn);
  if (await wipe(handedIn)) return 'gone';
  // Something was saved meanwhile, in another tab: once more, with that.
  await notes.write(null);
  return 'noLine';
}

const nothingWaits: HandedIn = { upTo: 0 };

async function giveAll(parts: LeaveParts): Promise<HandedIn | Exclude<Left, 'gone'>> {
  const { waiting, drafts, sealedOutbox, sealedForServer, handIn, isOpen, sayLast, pages, tellEmpty } = parts;
  const empty = async (): Promise<HandedIn | 'noLine'> => {
    if ((await pages()) === 'noLine') return 'noLine';
    await tellEmpty();
    return nothingWaits;
  };
  if ((await waiting()) + (await drafts()) === 0) return empty();
  let sealed = await sealedOutbox();
  if (sealed === null) {
    // Whoever is signed in can say it herself; what does not come through so is sealed.
    if (isOpen() && (await waiting()) > 0) await sayLast();
    if ((await waiting()) + (await drafts()) === 0) return empty();
    sealed = await sealedForServer();
  }
  if (sealed === null) {
    // Drafts alone, and nobody to seal them to: there is no more to wait for.
    if ((await waiting()) === 0) return empty();
    return isOpen() ? 'noLine' : 'locked';
  }
  if (!(await handIn(sealed))) return 'noLine';
  // Saved after it was sealed, and nobody has opened the profile since.
  if ((sealed.misses ?? 0) > 0) return isOpen() ? 'noLine' : 'locked';
  // Text first: a page goes to a record that the server has.
  return (await pages()) === 'noLine' ? 'noLine' : { upTo: sealed.upTo };
}
