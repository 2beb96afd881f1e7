import { type ActOutcome, actOn, recordsOf } from '../domain/act-on.ts';
import { enterInBook } from '../domain/books/acts/enter-in-book.ts';
import type { Book } from '../domain/books/book.ts';
import { givenFlag, secondRevisionFlag } from '../domain/books/given-number.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Office } from '../domain/office/office.ts';
import type { Mutation } from '../domain/mutation.ts';
import { decideParked } from '../domain/mutations/decide-parked.ts';
import { openDossier } from '../domain/mutations/open-dossier.ts';
import type { Problem, Settlement } from '../domain/outcome.ts';
import { duplicateFlag, mostSuspects, withSuspects } from '../domain/suspected-duplicate.ts';
import { tellingFacts } from '../domain/telling-facts.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { OpenAct, WholeRecord, WholeScope } from '../store/read-whole-scope.ts';
import { decidedOtherwise, held, nothingSetApart, unreadable } from './practice-problems.ts';

type Standing = Receipt['status'];

/** What an act came to: no more than a receipt says. */
interface Word {
  readonly status: Standing;
  readonly rev?: number | null;
  readonly problems?: readonly Problem[];
  readonly conflicts?: Receipt['conflicts'];
  readonly waitsFor?: string | null;
  readonly flags?: readonly string[];
}

/** What became of the commune: the new words, and every record that is another now. */
export interface Judged {
  readonly receipts: readonly Receipt[];
  readonly changed: ReadonlyMap<string, Omit<WholeRecord, 'digest'>>;
}

interface Asked {
  readonly scope: string;
  /** Acts that have just come; those that were held before are looked at again by themselves. */
  readonly arrived: ReadonlySet<string>;
  readonly at: string;
  readonly epoch: string;
}

/**
 * What a server would make of the acts of the one machine that practises: the same domain code in the same order, on the
 * records that machine has, since there is nobody else. Pure.
 */
export function judgeInPractice({ records, acts }: WholeScope, { scope, arrived, at, epoch }: Asked): Judged {
  const changed = new Map<string, Omit<WholeRecord, 'digest'>>();
  const words = new Map<string, Word>();
  const standing = new Map<string, Standing>();
  for (const { mid, receipt } of acts) if (receipt !== null) standing.set(mid, receipt.status);

  const recordOf = (id: string): Omit<WholeRecord, 'digest'> | undefined => changed.get(id) ?? records.get(id);
  const dossierOf = (id: string): Dossier | undefined => {
    const found = recordOf(id);
    return found?.kind === 'dossier' ? (found.state as Dossier) : undefined;
  };
  const bookOf = (id: string): Book | undefined => {
    const found = recordOf(id);
    return found?.kind === 'book' ? (found.state as Book) : undefined;
  };
  const officeOf = (id: string): Office | undefined => {
    const found = recordOf(id);
    return found?.kind === 'office' ? (found.state as Office) : undefined;
  };
  const become = (kind: WholeRecord['kind'], state: WholeRecord['state']): number => {
    const rev = (recordOf(state.id)?.rev ?? 0) + 1;
    changed.set(state.id, { kind, id: state.id, rev, state });
    return rev;
  };
  const say = (mid: string, word: Word): void => {
    words.set(mid, word);
    standing.set(mid, word.status);
  };

  /** R10: other dossiers that say the same event. */
  const alikeTo = (dossier: Dossier): readonly string[] => {
    const telling = tellingFacts(dossier, dossier.fields);
    if (telling === undefined) return [];
    const others = new Set([...records.keys(), ...changed.keys()]);
    return [...others]
      .filter((id) => {
        const other = id === dossier.id ? undefined : dossierOf(id);
        return other !== undefined && tellingFacts(other, other.fields) === telling;
      })
      .slice(0, mostSuspects);
  };

  const effectsOf = (mutation: Mutation, outcome: ActOutcome): Pick<Word, 'rev' | 'flags'> => {
    const made = 'dossier' in outcome ? outcome.dossier : undefined;
    const flags = made !== undefined && mutation.name === openDossier.name ? alikeTo(made).map(duplicateFlag) : [];
    const dossier = made === undefined ? undefined : withSuspects(made, flags);
    const book = 'book' in outcome ? outcome.book : undefined;
    const rev = dossier === undefined ? null : become('dossier', dossier);
    const bookRev = book === undefined ? null : become('book', book);
    const office = 'office' in outcome ? outcome.office : undefined;
    const officeRev = office === undefined ? null : become('office', office);
    if (bookRev !== null && rev !== null) flags.push(secondRevisionFlag(bookRev));
    const askedNumber = mutation.name === enterInBook.name && mutation.args['number'] === null;
    if (askedNumber && dossier?.entry !== undefined) flags.push(givenFlag(dossier.entry));
    return { rev: outcome.status === 'parked' ? null : (rev ?? bookRev ?? officeRev), flags };
  };

  /** R5: what stands before it on the same record and is not settled. */
  const firstUnmet = (mutation: Mutation, turn: number): string | undefined => {
    if (mutation.name === decideParked.name || recordOf(mutation.entity) === undefined) return undefined;
    return acts.find(
      (other) =>
        other.turn < turn &&
        (other.mutation?.entity === mutation.entity || mutation.deps.includes(other.mid)) &&
        isHeld(standing.get(other.mid)),
    )?.mid;
  };

  const settle = ({ mid, taken }: Settlement, by: string, rev: number | null): void => {
    if (standing.get(mid) !== 'parked') return;
    say(mid, taken ? { status: 'merged', rev } : { status: 'refused', problems: [decidedOtherwise], waitsFor: by });
  };

  const judge = (act: OpenAct): Word => {
    const { mutation } = act;
    if (mutation === undefined) return { status: 'refused', problems: [unreadable] };
    const waitsFor = firstUnmet(mutation, act.turn);
    if (waitsFor !== undefined) return heldFor(waitsFor);
    const { first, second } = recordsOf(mutation);
    const recordedAt = act.receipt?.serverTime ?? at;
    const on = {
      dossier: dossierOf(mutation.entity),
      book: bookOf((second ?? first).id),
      office: officeOf(mutation.entity),
    };
    const outcome = actOn(on, mutation, { recordedAt, epoch });
    switch (outcome.status) {
      case 'applied':
      case 'merged': {
        const effects = effectsOf(mutation, outcome);
        if ('settles' in outcome) settle(outcome.settles, act.mid, effects.rev ?? null);
        return { status: outcome.status, ...effects };
      }
      case 'parked':
        return { status: 'parked', conflicts: [...outcome.conflicts], ...effectsOf(mutation, outcome) };
      case 'refused':
        return { status: 'refused', problems: outcome.problems };
      case 'waitsFor':
        return heldFor(outcome.mid);
      case 'recordMissing':
        return heldFor('of' in outcome ? (outcome.of ?? null) : null);
      // Nothing is ever set apart where nobody else works, and one build judges what the same build has made.
      case 'decides':
      case 'unknownKind':
        return { status: 'refused', problems: [nothingSetApart] };
      default:
        return outcome satisfies never;
    }
  };

  for (let moved = true; moved;) {
    moved = false;
    for (const act of acts) {
      const before = standing.get(act.mid);
      if (before === undefined ? !arrived.has(act.mid) : before !== 'blockedBy') continue;
      const word = judge(act);
      if (word.status === before) continue;
      say(act.mid, word);
      moved = true;
    }
  }
  const receipts = acts.flatMap((act) => {
    const word = words.get(act.mid);
    return word === undefined ? [] : [receiptOf(act, word, { scope, at })];
  });
  return { receipts, changed };
}

function isHeld(status: Standing | undefined): boolean {
  return status === 'parked' || status === 'blockedBy' || status === 'quarantined';
}

function heldFor(waitsFor: string | null): Word {
  return { status: 'blockedBy', problems: [held], waitsFor };
}

/** Under no seal: there is no server that could have sealed it. */
function receiptOf(
  { mid, hash, turn, receipt }: OpenAct,
  word: Word,
  { scope, at }: Pick<Asked, 'scope' | 'at'>,
): Receipt {
  return {
    scope,
    no: turn,
    mid,
    hash,
    revision: (receipt?.revision ?? 0) + 1,
    status: word.status,
    serverTime: receipt?.serverTime ?? at,
    rev: word.rev ?? null,
    problems: (word.problems ?? []).map(({ field, code, message }) => ({ field, code, message })),
    conflicts: word.conflicts ?? [],
    waitsFor: word.waitsFor ?? null,
    flags: [...(word.flags ?? [])],
    batch: null,
  };
}
