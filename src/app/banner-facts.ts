import type { Instant } from '../domain/words.ts';
import type { CopyFacts, ExchangeStatus, FailureReason, RestoreFacts } from '../store/store.ts';

/** What the connection banner says, as facts: words and clock times are put to them later. */
export interface BannerFacts {
  readonly line:
    | { readonly kind: 'exchanging' | 'neverTried' | 'noLine' | 'signInNeeded' | 'accessEnded' | 'storageSilent' }
    /** The newest exchange succeeded. A fact of the past: what the line is like now nobody knows before the next. */
    | { readonly kind: 'online'; readonly at: Instant }
    /** The newest answer was a hub's own: the server has not been heard. */
    | { readonly kind: 'viaHub'; readonly at: Instant }
    | { readonly kind: 'failing'; readonly reason: FailureReason };
  readonly waiting: { readonly count: number; readonly relayed: number; readonly oldestMadeAt: Instant | null } | null;
  readonly attention: number;
  /** `null` also where the line itself says it. */
  readonly lastSuccessAt: Instant | null;
  readonly nextTryAt: Instant | null;
  /** R13: the server was restored from a backup; told while the machine makes up for it, and some days more. */
  readonly restore: RestoreFacts | null;
  /** R14: a copy of this profile is at work on another machine; told for some days. */
  readonly copied: CopyFacts | null;
}

/** What the machine itself knows, beside what is stored. */
export interface MachineFacts {
  readonly sessionExpired: boolean;
  /** The browser says there is no network. Only its "no" is believed: its "yes" knows nothing of the way to the server. */
  readonly offline: boolean;
  /** This tab's database has not answered for a while: what is stored cannot be told, nor anything sent. */
  readonly storageSilent: boolean;
}

function lineOf(status: ExchangeStatus, machine: MachineFacts): BannerFacts['line'] {
  const { lastFailure, lastSuccessAt } = status;
  if (machine.storageSilent) return { kind: 'storageSilent' };
  if (machine.offline) return { kind: 'noLine' };
  if (status.phase === 'exchanging') return { kind: 'exchanging' };
  if (status.accessEndedAt !== null) return { kind: 'accessEnded' };
  const { hubAt } = status;
  const relays = hubAt !== null && (lastFailure === null || hubAt > lastFailure.at);
  const failing = lastFailure !== null && (lastSuccessAt === null || lastFailure.at > lastSuccessAt);
  if (machine.sessionExpired || status.phase === 'paused' || (failing && lastFailure.reason === 'signInNeeded')) {
    return { kind: 'signInNeeded' };
  }
  if (relays) return { kind: 'viaHub', at: hubAt };
  if (failing) return { kind: 'failing', reason: lastFailure.reason };
  return lastSuccessAt === null ? { kind: 'neverTried' } : { kind: 'online', at: lastSuccessAt };
}

/** R16: from stored facts, and the browser's word that there is no network. It never says more than the newest exchange proved, and never "all sent" while something waits. */
export function bannerFacts(status: ExchangeStatus, machine: MachineFacts): BannerFacts {
  const line = lineOf(status, machine);
  return {
    line,
    waiting:
      status.waiting === 0
        ? null
        : { count: status.waiting, relayed: status.relayed, oldestMadeAt: status.oldestMadeAt },
    attention: status.attention,
    lastSuccessAt: line.kind === 'online' ? null : status.lastSuccessAt,
    nextTryAt: line.kind === 'noLine' || line.kind === 'failing' ? status.nextTryAt : null,
    restore: status.restore !== null && (!status.restore.isDone || status.restore.isRecent) ? status.restore : null,
    copied: status.copied?.isRecent === true ? status.copied : null,
  };
}
