import type { Book } from '../../src/domain/books/book.ts';
import { bookIdOf } from '../../src/domain/books/book-id.ts';
import type { EnterInBookArgs } from '../../src/domain/books/acts/enter-in-book.ts';
import type { OpenBookArgs } from '../../src/domain/books/acts/open-book.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { act, birthOpening, madeUpId } from './acts.ts';
import { makePeople } from './people.ts';

/** The register of births of the made-up commune, of the year 2026, and what opens it. */
export function openingOf(changed: Partial<OpenBookArgs> = {}): OpenBookArgs {
  return {
    authority: '99999',
    kind: 'KS',
    year: 2026,
    openedOn: '2026-01-01',
    numberAuthority: 'paper',
    startsAfter: 0,
    volume: { name: '01/2026', pages: 200 },
    ...changed,
  };
}

export function idOfBook(args: OpenBookArgs): string {
  const id = bookIdOf(args);
  if (id === undefined) throw new Error('no such book');
  return id;
}

export function openBookAct(changed: Partial<OpenBookArgs> = {}, overrides: Partial<Mutation> = {}): Mutation {
  const args = openingOf(changed);
  return act('openBook', { ...args }, { mid: madeUpId(0xb00), entity: idOfBook(args), ...overrides });
}

/** What is written in the book beside the number. */
export function entryArgs(book: Book['id'], changed: Partial<EnterInBookArgs>): EnterInBookArgs {
  return {
    book,
    number: null,
    fence: null,
    volume: '01/2026',
    page: null,
    registeredOn: '2026-11-20',
    kind: 'timely',
    signer: 'Hoàng Thị Ký Mẫu',
    signerTitle: 'Chủ tịch Ủy ban nhân dân',
    officer: 'Nguyễn Thị Thử',
    remarks: null,
    ...changed,
  };
}

const road = ['RECEIVED', 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE', 'APPROVED'] as const;

/** The moves that bring a dossier that was received to where it can be entered. */
export const movesToApproval = road.slice(1).map((to, index) => ({ from: road[index] ?? 'RECEIVED', to }));

/** A birth that has been decided, as the server has it. */
export function approvedBirth(seed: number, overrides: Partial<Mutation> = {}): Dossier {
  const fields = makePeople(seed).birth();
  const acts = [
    act('openDossier', { ...birthOpening(fields) }, overrides),
    ...movesToApproval.map((args, index) => act('moveDossier', args, { mid: madeUpId(0x10 + index), ...overrides })),
  ];
  let dossier: Dossier | undefined;
  for (const one of acts) {
    const outcome = applyMutation(dossier, one, '2026-11-20T02:00:00.000Z');
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    dossier = outcome.dossier;
  }
  if (dossier === undefined) throw new Error('nothing was opened');
  return dossier;
}
