import { mayAct } from '../src/domain/access/may-act.ts';
import type { Role } from '../src/domain/access/role.ts';
import { type ActOutcome, actOn, recordsOf, wrongRecord } from '../src/domain/act-on.ts';
import type { applyMutation } from '../src/domain/apply-mutation.ts';
import type { Book } from '../src/domain/books/book.ts';
import type { JointOutcome } from '../src/domain/books/book-outcome.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import type { Office } from '../src/domain/office/office.ts';
import { decideQuarantined } from '../src/domain/mutations/decide-quarantined.ts';
import type { Conflict } from '../src/domain/conflict.ts';
import type { Problem, Settlement } from '../src/domain/outcome.ts';
import type { Instant } from '../src/domain/words.ts';
import { dependencyRefusedProblem, groundMissing, type QuarantineCause, recordLeftProblem } from './server-problems.ts';

export type ApplyMutation = typeof applyMutation;

/** What the server says of one mutation, before it is numbered. */
export type Verdict =
  /** Without `dossier`: the record stays as it is. `settles`: the held act it decides about. */
  | {
      readonly status: 'applied' | 'merged';
      readonly dossier?: Dossier;
      readonly book?: Book;
      readonly office?: Office;
      /** The number that the server gave. */
      readonly given?: Given;
      readonly settles?: Settlement;
      readonly decides?: QuarantineDecision;
    }
  /** `waitsFor`: the refused act that this one builds on. */
  | { readonly status: 'refused'; readonly problems: readonly Problem[]; readonly waitsFor?: string }
  | { readonly status: 'parked'; readonly conflicts: readonly Conflict[]; readonly dossier: Dossier }
  | { readonly status: 'blockedBy'; readonly waitsFor: string | null }
  | { readonly status: 'quarantined'; readonly cause: QuarantineCause; readonly failure?: unknown };

type Given = NonNullable<Extract<JointOutcome, { status: 'applied' | 'merged' }>['given']>;

/** What an officer has decided about an act that was set apart (R18). */
export interface QuarantineDecision {
  readonly mid: string;
  readonly take: boolean;
  readonly reason: string;
}

/** All that judging one mutation needs to know. */
export interface Case {
  readonly mutation: Mutation;
  readonly dossier: Dossier | undefined;
  /** The register book it acts on, or enters the dossier in. */
  readonly book: Book | undefined;
  /** What the commune has stated for itself, where the act is on that. */
  readonly office?: Office | undefined;
  /** The author had an account in the commune, and her access had ended when it came (R18). */
  readonly accessEnded: boolean;
  /** It came from a machine that was revoked by then (R18). */
  readonly deviceRevoked: boolean;
  /** An officer has decided that it shall be judged, whoever made or brought it (R18). */
  readonly takenIn: boolean;
  /** The author has an account in the mutation's commune. */
  readonly authorKnown: boolean;
  /** What she is to that commune as this server knows it now, or was when her access ended. */
  readonly authorRoles: readonly Role[];
  /** The author has signed in on the mutation's device at least once. */
  readonly authorSeen: boolean;
  /** The first mutation that must have taken effect before this one, and has not (R5). */
  readonly waitsFor: string | undefined;
  /** A mutation it names that was refused. */
  readonly refusedDependency: string | undefined;
  /** The author's own opening of the record, on the same device, that was refused. Counts only while there is no record. */
  readonly refusedOpening: string | undefined;
  /** The commune its record was handed over to (R18). */
  readonly leftTo: string | null;
  /** Its record is not yet as far as when it took effect on it in a history that was lost (R13). */
  readonly groundMissing: boolean;
  /** When the server first took the mutation in. */
  readonly recordedAt: Instant;
  /** The server's. */
  readonly epoch: string;
}

/** Pure. A reducer that throws condemns its own mutation and no other. */
export function judge(of: Case, apply: ApplyMutation): Verdict {
  const { mutation, authorKnown, authorSeen, waitsFor, refusedDependency, refusedOpening } = of;
  if (!of.takenIn) {
    if (of.accessEnded) return { status: 'quarantined', cause: 'accessEnded' };
    if (of.deviceRevoked) return { status: 'quarantined', cause: 'deviceRevoked' };
    if (!authorKnown) return { status: 'quarantined', cause: 'unknownAuthor' };
    if (!authorSeen) return { status: 'quarantined', cause: 'authorNotSeenOnDevice' };
    if (!mayAct(of.authorRoles, mutation, of)) return { status: 'quarantined', cause: 'roleLacking' };
  }
  // Nothing it could wait for brings the record back; what is decided about it is decided about the act, not the record.
  if (of.leftTo !== null && mutation.name !== decideQuarantined.name) {
    return { status: 'refused', problems: [recordLeftProblem(of.leftTo)] };
  }
  const wrong = wrongRecord(mutation);
  if (wrong !== undefined) return wrong;
  if (refusedDependency !== undefined) return dependencyRefused(refusedDependency);
  if (waitsFor !== undefined) return { status: 'blockedBy', waitsFor };
  try {
    const outcome = outcomeOf(of, apply);
    switch (outcome.status) {
      case 'recordMissing':
        if (missingOf(outcome) !== null) return { status: 'blockedBy', waitsFor: missingOf(outcome) };
        return refusedOpening === undefined
          ? { status: 'blockedBy', waitsFor: null }
          : dependencyRefused(refusedOpening);
      case 'waitsFor':
        return { status: 'blockedBy', waitsFor: outcome.mid };
      case 'decides': {
        const { mid, take, reason } = outcome;
        return { status: 'applied', decides: { mid, take, reason } };
      }
      case 'unknownKind':
        return { status: 'quarantined', cause: 'unknownKind' };
      case 'refused':
      case 'parked':
        // R13: whoever comes back first must not find in the way what comes back later.
        return of.groundMissing && !of.takenIn ? { status: 'quarantined', cause: groundMissing } : outcome;
      case 'applied':
      case 'merged':
        return outcome;
    }
  } catch (failure) {
    return { status: 'quarantined', cause: 'mutatorFailed', failure };
  }
}

/** The second record, where that is what is missing. */
function missingOf(outcome: Extract<ActOutcome, { status: 'recordMissing' }>): string | null {
  return 'of' in outcome ? (outcome.of ?? null) : null;
}

/** Acts on dossiers alone go through `apply`, which a test may replace. */
function outcomeOf({ mutation, dossier, book, office, recordedAt, epoch }: Case, apply: ApplyMutation): ActOutcome {
  const { first, second } = recordsOf(mutation);
  if (first.kind === 'dossier' && second === undefined) return apply(dossier, mutation, recordedAt);
  return actOn({ dossier, book, office }, mutation, { recordedAt, epoch });
}

/** R5: nothing can bring about any more what it waits for, so it must not wait for ever. */
function dependencyRefused(waitsFor: string): Verdict {
  return { status: 'refused', problems: [dependencyRefusedProblem], waitsFor };
}
