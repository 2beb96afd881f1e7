import type { LeaderTerm } from '../store/leader-term.ts';

/** How often the holder of the term says that it is alive, and how often the other tabs look, in ms. */
export const lookEvery = 2_000;

/** A term that has not moved for so long while this tab looked regularly is nobody's any more. */
const lapseMs = 5_000;
/** A pause between two looks that is longer than this says that this tab was asleep or held back itself. */
const regular = 4_500;
/** Browsers let a hidden page's timers run once a minute: what two tabs held back so may make of each other's silence. */
const heldBackGap = 61_000;
const heldBackLapseMs = 200_000;
/** A tab that is seen takes over from one that has been hidden for so long. */
const hiddenMs = 15_000;

/** What a tab that does not lead has seen of the one that does, by its own clock that nobody can set. */
export interface Watch {
  readonly term: number;
  readonly beat: number;
  readonly lookedAt: number;
  /** How long it has not moved, counting looks in regular distance alone. */
  readonly still: number;
  /** The same with every pause counted, but none for more than a page held back would make. */
  readonly stillHeldBack: number;
  readonly hidden: number;
}

export interface Looker {
  readonly me: string;
  /** Milliseconds by a clock nobody can set. */
  readonly at: number;
  readonly visible: boolean;
  /** The browser has just given this tab the lock: whoever had it is gone. */
  readonly grantedLock: boolean;
}

/** After a look at the term. Pure. */
export function watched(before: Watch | null, standing: LeaderTerm, at: number): Watch {
  const gap = before === null ? 0 : Math.max(0, at - before.lookedAt);
  const sameHolder = before?.term === standing.term;
  const same = sameHolder && before.beat === standing.beat;
  const wasRegular = gap <= regular;
  return {
    term: standing.term,
    beat: standing.beat,
    lookedAt: at,
    still: same && wasRegular ? before.still + gap : 0,
    stillHeldBack: same ? before.stillHeldBack + Math.min(gap, heldBackGap) : 0,
    hidden: sameHolder && !standing.visible && wasRegular ? before.hidden + gap : 0,
  };
}

/** What is to stand in the term after this tab has looked: renewed when it is its own, taken when nobody's, else as it is. Pure. */
export function nextTerm(standing: LeaderTerm | undefined, watch: Watch | null, looker: Looker): LeaderTerm {
  const { me, visible } = looker;
  if (standing === undefined) return { holder: me, term: 1, beat: 0, visible };
  if (standing.holder === me) return { ...standing, beat: standing.beat + 1, visible };
  const taken = { holder: me, term: standing.term + 1, beat: 0, visible };
  if (standing.holder === '' || looker.grantedLock) return taken;
  const { still, stillHeldBack, hidden } = watched(watch, standing, looker.at);
  const lapsed = still >= lapseMs || stillHeldBack >= heldBackLapseMs;
  const better = visible && !standing.visible && hidden >= hiddenMs;
  return lapsed || better ? taken : standing;
}
