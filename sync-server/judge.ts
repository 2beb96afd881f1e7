import type { applyMutation } from '../src/domain/apply-mutation.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import type { Conflict, Problem } from '../src/domain/outcome.ts';
import type { Instant } from '../src/domain/words.ts';
import type { QuarantineCause } from './server-problems.ts';

export type ApplyMutation = typeof applyMutation;

/** What the server says of one mutation, before it is numbered. */
export type Verdict =
  | { readonly status: 'applied' | 'merged'; readonly dossier: Dossier }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | { readonly status: 'parked'; readonly conflicts: readonly Conflict[] }
  | { readonly status: 'blockedBy'; readonly waitsFor: string | null }
  | { readonly status: 'quarantined'; readonly cause: QuarantineCause; readonly failure?: unknown };

/** All that judging one mutation needs to know. */
export interface Case {
  readonly mutation: Mutation;
  readonly dossier: Dossier | undefined;
  /** The author has an account in the mutation's commune. */
  readonly authorKnown: boolean;
  /** The first mutation that must have taken effect before this one, and has not (R5). */
  readonly waitsFor: string | undefined;
  /** When the server first took the mutation in. */
  readonly recordedAt: Instant;
}

/** Pure. A reducer that throws condemns its own mutation and no other. */
export function judge({ mutation, dossier, authorKnown, waitsFor, recordedAt }: Case, apply: ApplyMutation): Verdict {
  if (!authorKnown) return { status: 'quarantined', cause: 'unknownAuthor' };
  if (waitsFor !== undefined) return { status: 'blockedBy', waitsFor };
  try {
    const outcome = apply(dossier, mutation, recordedAt);
    switch (outcome.status) {
      case 'recordMissing':
        return { status: 'blockedBy', waitsFor: null };
      case 'unknownKind':
        return { status: 'quarantined', cause: 'unknownKind' };
      case 'applied':
      case 'merged':
      case 'refused':
      case 'parked':
        return outcome;
    }
  } catch (failure) {
    return { status: 'quarantined', cause: 'mutatorFailed', failure };
  }
}
