import type { Role } from '../src/domain/access/role.ts';
import { recordsOf } from '../src/domain/act-on.ts';
import { withGivenNumber } from '../src/domain/books/given-number.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import type { Instant } from '../src/domain/words.ts';
import type { Settlement } from '../src/domain/outcome.ts';
import { readMutation } from '../src/domain/read-envelope.ts';
import { isFinal, type Receipt } from '../src/protocol/receipt.ts';
import { exchangeLimits } from '../src/protocol/sync-exchange.ts';
import { type EarlierWord, wordBefore } from './earlier-word.ts';
import { type ApplyMutation, judge, type QuarantineDecision, type Verdict } from './judge.ts';
import { signInText } from './push.ts';
import type { OpenReceipt } from './seal-batch.ts';
import { decidedOtherwiseProblem, nothingToDecideProblem, notTakenProblem, takenInCause } from './server-problems.ts';
import { isNeverJudged, isSetApart, stillTakenIn } from './quarantine-standing.ts';
import type { ScopeLedger } from './scope-ledger.ts';
import type { StoredMutation } from './store/scope-rows.ts';
import { takeEffects } from './take-effects.ts';
import { isDecision, WhoWaits } from './who-waits.ts';
import { type Entry, writeReceipt } from './write-receipt.ts';

/** What a mutation is before it is judged: everything but its standing. */
export type Arrived = Omit<StoredMutation, 'entity' | 'status' | 'waitsFor' | 'cause'>;

interface DocketParts {
  readonly scope: string;
  readonly ledger: ScopeLedger;
  readonly authors: ReadonlySet<string>;
  /** What each is to the commune, or was when her access ended. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** Whose access has ended, and when (R18). */
  readonly ended: ReadonlyMap<string, Instant>;
  /** Machines that are revoked, and since when (R18). */
  readonly revoked: ReadonlyMap<string, Instant>;
  /** By `signInText`. */
  readonly signedIn: ReadonlySet<string>;
  readonly apply: ApplyMutation;
  readonly epoch: string;
  /** The latest word on each held act (R13). */
  readonly heldWords: ReadonlyMap<string, Receipt>;
}

/** The mutations of a scope that one exchange has to do with: each is judged, and judged again when what it waits for is settled (R5). */
export class Docket {
  readonly #parts: DocketParts;
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = new WhoWaits();
  /** Settled by a decision, and not yet told to those who wait for them. */
  readonly #settled: Entry[] = [];
  /** Whose standing has changed, in the order in which it did for the last time. */
  readonly #changed = new Set<Entry>();
  /** Ids of what came without a text that can be judged: nobody waits for it (R5). */
  readonly #setAside: Set<string>;

  constructor(parts: DocketParts, known: readonly StoredMutation[], setAside: Iterable<string> = []) {
    this.#parts = parts;
    this.#setAside = new Set(setAside);
    for (const stored of known) {
      const entry: Entry = {
        stored,
        mutation: readMutation(JSON.parse(stored.body)),
        fresh: false,
        earlier: wordBefore(parts.heldWords.get(stored.mid)),
        answer: undefined,
        again: undefined,
      };
      this.#entries.set(stored.mid, entry);
      this.#waiting.add(entry);
    }
  }

  standing(mid: string): StoredMutation | undefined {
    return this.#entries.get(mid)?.stored;
  }

  /** A mutation never seen here; `earlier`: the server's own word on it, which it has lost (R13). With `carrierHasRight` false it is kept for those who have (R18). */
  take(
    arrived: Arrived,
    mutation: Mutation | undefined,
    { carrierHasRight, earlier }: { readonly carrierHasRight: boolean; readonly earlier: EarlierWord },
  ): void {
    const stored: StoredMutation = {
      ...arrived,
      entity: mutation?.entity ?? null,
      status: 'quarantined',
      waitsFor: null,
      cause: null,
    };
    const entry: Entry = { stored, mutation, fresh: true, earlier, answer: undefined, again: undefined };
    this.#entries.set(stored.mid, entry);
    this.#settle(entry, carrierHasRight ? this.#judge(entry) : { status: 'quarantined', cause: 'notYourCommune' });
    this.#wake(entry);
  }

  /** It came without a text that can be judged: who waits for it goes on as one of the same lane would. */
  setAside(mid: string): void {
    this.#setAside.add(mid);
    const waiting = this.#waiting.waitingFor(mid).flatMap((waiter) => this.#entries.get(waiter) ?? []);
    this.#judgeDue(new Set(waiting));
  }

  judgeAgain(mid: string): void {
    const entry = this.#entries.get(mid);
    // Another process may have judged it meanwhile, and what has taken effect must not be judged once more (R2).
    if (entry === undefined || isFinal(entry.stored.status)) return;
    if (this.#settle(entry, this.#judge(entry))) this.#wake(entry);
  }

  /**
   * R13: of a mutation that is here the server has said something else, `word`, before it was restored. What
   * it says now, `latest` or what this exchange makes of it, comes after that.
   */
  sayAfter(word: Receipt, latest: Receipt): void {
    const entry = this.#entries.get(latest.mid);
    if (entry === undefined || entry.fresh) return;
    entry.stored = { ...entry.stored, revision: Math.max(entry.stored.revision, word.revision) };
    entry.again = latest;
    entry.earlier = { ...entry.earlier, flags: word.flags };
  }

  /**
   * Everything whose standing changed, in order of arrival. Receipts are in the order in which it did, so that whoever reads
   * them in theirs reads what took effect after what; their numbers go on from `receiptNo`.
   */
  close(receiptNo: number): {
    newMutations: readonly StoredMutation[];
    judgedAgain: readonly StoredMutation[];
    receipts: readonly OpenReceipt[];
    failures: readonly { name: string; schema: number; failure: unknown }[];
  } {
    const saidAgain = [...this.#entries.values()].filter(({ again }) => again !== undefined);
    const inOrder = [...new Set([...this.#changed, ...saidAgain])];
    const receipts = inOrder.map((entry, index) =>
      writeReceipt(entry, { scope: this.#parts.scope, no: receiptNo + index + 1 }),
    );
    const changed = inOrder.sort((a, b) => a.stored.no - b.stored.no);
    const counted = ({ stored }: Entry): StoredMutation => ({ ...stored, revision: stored.revision + 1 });
    return {
      newMutations: changed.filter(({ fresh }) => fresh).map(counted),
      judgedAgain: changed.filter(({ fresh }) => !fresh).map(counted),
      receipts,
      failures: changed.flatMap(({ mutation, answer }) => {
        const verdict = answer?.verdict;
        return mutation !== undefined && verdict?.status === 'quarantined' && verdict.cause === 'mutatorFailed'
          ? [{ name: mutation.name, schema: mutation.schema, failure: verdict.failure }]
          : [];
      }),
    };
  }

  #judge({ stored, mutation, earlier }: Entry): Verdict {
    if (earlier.refusal !== null) return { status: 'refused', problems: earlier.refusal };
    if (Buffer.byteLength(stored.body) > exchangeLimits.mutationBytes) {
      return { status: 'quarantined', cause: 'mutationTooLarge' };
    }
    if (mutation === undefined) return { status: 'quarantined', cause: 'unknownKind' };
    const sealed =
      mutation.scope === this.#parts.scope && mutation.author === stored.author && mutation.device === stored.device;
    if (!sealed) return { status: 'quarantined', cause: 'laneMismatch' };
    const endedAt = this.#parts.ended.get(mutation.author);
    const revokedAt = this.#parts.revoked.get(mutation.device);
    const { first, second } = recordsOf(mutation);
    const verdict = judge(
      {
        mutation: withGivenNumber(mutation, earlier.flags),
        dossier: this.#parts.ledger.dossier(mutation.entity),
        book: this.#parts.ledger.book((second ?? first).id),
        office: this.#parts.ledger.office(mutation.entity),
        takenIn: stored.cause === takenInCause,
        // By when it came: what had come before is judged as it would have been.
        accessEnded: endedAt !== undefined && stored.arrivedAt >= endedAt,
        deviceRevoked: revokedAt !== undefined && stored.arrivedAt >= revokedAt,
        authorKnown: this.#parts.authors.has(mutation.author) || endedAt !== undefined,
        authorRoles: this.#parts.roles.get(mutation.author) ?? [],
        authorSeen: this.#parts.signedIn.has(signInText({ account: mutation.author, device: mutation.device })),
        waitsFor: this.#firstUnmet(mutation, stored),
        refusedDependency: mutation.deps.find((dep) => this.standing(dep)?.status === 'refused'),
        refusedOpening: this.#waiting.refusedOpening(mutation),
        leftTo: this.#parts.ledger.leftTo(mutation.entity),
        groundMissing: first.kind === 'dossier' && this.#parts.ledger.rev(mutation.entity) + 1 < earlier.stoodAt,
        recordedAt: stored.arrivedAt,
        epoch: this.#parts.epoch,
      },
      this.#parts.apply,
    );
    return 'decides' in verdict ? this.#asItStands(verdict, mutation) : verdict;
  }

  /** R18: a compare-and-set: what is set apart no more is decided no more. */
  #asItStands(verdict: Extract<Verdict, { decides?: QuarantineDecision }>, { entity }: Mutation): Verdict {
    const target = this.standing(verdict.decides?.mid ?? '');
    // After a restore the decision may come before what it decides about.
    if (target === undefined) return { status: 'blockedBy', waitsFor: verdict.decides?.mid ?? null };
    const fits = isSetApart(target) && entity === (target.entity ?? target.mid);
    return fits ? verdict : { status: 'refused', problems: [nothingToDecideProblem] };
  }

  /** R5: a named dependency that has not taken effect, else the earliest held act of the same author and device on the same record. */
  #firstUnmet(mutation: Mutation, stored: StoredMutation): string | undefined {
    for (const dep of mutation.deps) {
      const standing = this.standing(dep);
      if (standing === undefined ? this.#setAside.has(dep) : isNeverJudged(standing)) continue;
      if (standing?.status !== 'applied' && standing?.status !== 'merged') return dep;
    }
    // What is held behind the parked act waits for the decision, so the decision must not wait for it.
    if (isDecision(mutation)) return undefined;
    // What waits for the record must not hold up the act that makes it; everything else waits for the record itself.
    if (!this.#parts.ledger.has(mutation.entity)) return undefined;
    let earliest: StoredMutation | undefined;
    for (const mid of this.#waiting.heldOn(mutation.entity)) {
      const held = this.standing(mid);
      if (held === undefined || held.no >= stored.no || isNeverJudged(held)) continue;
      // It waits for what it decides about, which may never come; what is done later compares for itself.
      if (isDecision(this.#entries.get(mid)?.mutation)) continue;
      if (held.author !== stored.author || held.device !== stored.device) continue;
      if (earliest === undefined || held.no < earliest.no) earliest = held;
    }
    return earliest?.mid;
  }

  /** Writes the verdict down; `false` when nothing has changed by it. */
  #settle(entry: Entry, verdict: Verdict): boolean {
    const { stored, mutation } = entry;
    const waitsFor = verdict.status === 'blockedBy' ? verdict.waitsFor : null;
    const cause = verdict.status === 'quarantined' ? verdict.cause : stillTakenIn(stored, verdict);
    const known = !entry.fresh || entry.answer !== undefined;
    if (known && stored.status === verdict.status && stored.waitsFor === waitsFor && stored.cause === cause)
      return false;

    const { rev, flags } = takeEffects(this.#parts.ledger, entry, verdict);
    this.#waiting.remove(entry);
    entry.stored = { ...stored, entity: mutation?.entity ?? null, status: verdict.status, waitsFor, cause };
    this.#answer(entry, { verdict, rev, flags });
    this.#waiting.add(entry);
    if ('decides' in verdict) this.#settleSetApart(verdict.decides, stored.mid);
    if ('settles' in verdict) this.#settleParked(verdict.settles, stored.mid, rev);
    return true;
  }

  #answer(entry: Entry, answer: Entry['answer']): void {
    entry.answer = answer;
    this.#changed.delete(entry);
    this.#changed.add(entry);
  }

  /** R10: the decision is the parked act's final word; whatever waited for that is judged again. */
  #settleParked({ mid, taken }: Settlement, by: string, rev: number | null): void {
    const entry = this.#entries.get(mid);
    if (entry?.stored.status !== 'parked') return;
    this.#waiting.remove(entry);
    entry.stored = { ...entry.stored, status: taken ? 'merged' : 'refused', cause: null };
    this.#answer(entry, {
      verdict: taken ? { status: 'merged' } : { status: 'refused', problems: [decidedOtherwiseProblem], waitsFor: by },
      rev: taken ? rev : null,
    });
    this.#waiting.add(entry);
    this.#settled.push(entry);
  }

  /** R18: it is judged as it would have been, at the time it first came; or refused, with the reason. */
  #settleSetApart({ mid, take, reason }: QuarantineDecision, by: string): void {
    const entry = this.#entries.get(mid);
    if (entry === undefined || !isSetApart(entry.stored)) return;
    if (take) {
      entry.stored = { ...entry.stored, cause: takenInCause };
      this.#settle(entry, this.#judge(entry));
    } else {
      this.#settle(entry, { status: 'refused', problems: [notTakenProblem(reason)], waitsFor: by });
    }
    this.#settled.push(entry);
  }

  /** Judges again whatever waited for a mutation that is settled now, and so on from there: always the earliest arrival first. */
  #wake(settled: Entry): void {
    this.#judgeDue(new Set(), settled);
  }

  #judgeDue(due: Set<Entry>, settled?: Entry): void {
    const call = ({ stored }: Entry): void => {
      for (const waiter of this.#waiting.calledBy(stored)) {
        const entry = this.#entries.get(waiter);
        if (entry !== undefined) due.add(entry);
      }
    };
    const callAll = (): void => this.#settled.splice(0).forEach(call);
    if (settled !== undefined) call(settled);
    callAll();
    while (due.size > 0) {
      const next = [...due].reduce((earliest, entry) => (entry.stored.no < earliest.stored.no ? entry : earliest));
      due.delete(next);
      if (this.#settle(next, this.#judge(next))) call(next);
      callAll();
    }
  }
}
