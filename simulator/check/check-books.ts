import { type Book, type Fence, sameFence } from '../../src/domain/books/book.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { DossierView } from '../../src/store/store.ts';
import type { Machine } from '../world/machine.ts';
import type { Ledger } from './ledger.ts';
import { openBox } from './open-box.ts';
import type { ServerState } from './read-server.ts';

/** What the registers of the server say in the end, against its dossiers, against paper, and against the order of its receipts. */
export function checkBooks(ledger: Ledger, server: ServerState): void {
  const dossiers = [...server.entities.values()].map(({ state }) => JSON.parse(state) as Dossier);
  for (const book of server.books) {
    checkNumbers(ledger, book, dossiers);
    checkPen(ledger, book, server);
    checkHolder(ledger, book, server);
  }
  checkPaper(ledger, server, dossiers);
  for (const [number, ids] of ledger.given) {
    if (ids.size > 1) ledger.violate('pen', `number ${number} was given to ${[...ids].join(' and to ')}`);
  }
}

/**
 * Whoever is told a number writes it on paper: what a desk's answer said of the register and of numbers given. What is on
 * paper stays there, whatever becomes of the disks and of the server.
 */
export function notePaper(ledger: Ledger, machine: Machine): void {
  for (const { kind, box } of machine.disk.rows('records')) {
    if (kind !== 'book') continue;
    const { state } = (openBox(box) ?? {}) as { readonly state?: Book };
    if (state !== undefined) ledger.writeOnPaper(state.last);
  }
  for (const { receipt } of machine.disk.rows('acknowledged')) {
    const { flags = [] } = (openBox(receipt) ?? {}) as Partial<Receipt>;
    for (const flag of flags) ledger.writeOnPaper(numberGiven(flag) ?? 0);
  }
}

function numberGiven(flag: string): number | undefined {
  const [, number] = /^numberGiven:(\d+):/u.exec(flag) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** What servers have given, by the receipts that a desk keeps. Two acts that asked for one dossier are both told its number. */
export function noteGiven(ledger: Ledger, shown: readonly DossierView[]): void {
  for (const { dossier, receipts } of shown) {
    for (const flag of receipts.flatMap(({ flags }) => flags)) {
      const number = numberGiven(flag);
      if (number !== undefined) ledger.given.set(number, (ledger.given.get(number) ?? new Set()).add(dossier.id));
    }
  }
}

function checkNumbers(ledger: Ledger, book: Book, dossiers: readonly Dossier[]): void {
  const of = new Map<number, string[]>();
  for (const { id, entry } of dossiers) {
    if (entry?.book === book.id) of.set(entry.number, [...(of.get(entry.number) ?? []), id]);
  }
  for (const [number, ids] of of) {
    if (ids.length > 1) ledger.violate('books', `number ${number} stands on ${ids.join(' and ')}`);
    if (number > book.last) ledger.violate('books', `number ${number} is entered, and the last is ${book.last}`);
  }
  for (let number = book.startsAfter + 1; number <= book.last; number += 1) {
    const unused = book.unused.filter((one) => one.number === number);
    const isDoubted = book.doubted.some(({ from, to }) => from <= number && number <= to);
    const standings = (of.has(number) ? 1 : 0) + unused.length + (isDoubted ? 1 : 0);
    if (standings !== 1) ledger.violate('books', `number ${number} stands in ${standings} ways`);
    if (unused.some(({ reason }) => reason.trim() === ''))
      ledger.violate('books', `${number} is unused without a reason`);
  }
}

const onPens = ['lendPen', 'returnPen', 'takePen'];

interface Pen {
  /** Of the pen as it was passed on last; `undefined` until a number shows it. */
  fence: Fence | undefined;
  /** That it was passed on from last. */
  passed: Fence | undefined;
  last: number;
  readonly open: Set<number>;
}

/** R19: told in the order of the receipts, a free number is taken under the pen as it was passed on last, and under no other. */
function checkPen(ledger: Ledger, book: Book, { receipts, mutations }: ServerState): void {
  const applied = [...receipts].flatMap(([mid, of]) => {
    const final = of.find(({ status }) => status === 'applied');
    const mutation = mutations.get(mid)?.mutation;
    return final === undefined || mutation === undefined ? [] : [{ no: final.no, mutation }];
  });
  const pen: Pen = { fence: undefined, passed: undefined, last: book.startsAfter, open: new Set() };
  for (const { mutation } of applied.sort((a, b) => a.no - b.no)) {
    if (onPens.includes(mutation.name) && mutation.entity === book.id) passOn(pen, mutation);
    if (mutation.name === 'enterInBook' && mutation.args['book'] === book.id) take(ledger, pen, mutation);
  }
}

/** R19: since the holder took a new incarnation, or the server a new epoch, somebody has looked at the paper book. */
function checkHolder(ledger: Ledger, { id, pen, closed }: Book, { mutations, receipts, epoch }: ServerState): void {
  if (pen.standing !== 'held' || closed !== null) return;
  if (pen.server !== epoch)
    ledger.violate('pen', `the pen is held under epoch ${pen.server}, and the server is in ${epoch}`);
  let passed = 0;
  const begun = new Map<string, number>();
  for (const [mid, { no, device, incarnation, mutation }] of mutations) {
    const applied = receipts.get(mid)?.some(({ status }) => status === 'applied') === true;
    if (applied && mutation.entity === id && onPens.includes(mutation.name)) passed = Math.max(passed, no);
    if (device === pen.holder) begun.set(incarnation, Math.min(begun.get(incarnation) ?? Infinity, no));
  }
  const [, ...later] = [...begun.values()].sort((a, b) => a - b);
  if (later.some((no) => no > passed))
    ledger.violate('pen', `the pen is held by ${pen.holder ?? ''}, which has forked`);
}

function passOn(pen: Pen, { args }: Mutation): void {
  const { lastOnPaper = 0, fence } = args as { readonly lastOnPaper?: number; readonly fence: Fence };
  openUpTo(pen, lastOnPaper + 1);
  pen.passed = fence;
  pen.fence = undefined;
}

function take(ledger: Ledger, pen: Pen, { mid, args }: Mutation): void {
  const { number, fence } = args as { readonly number: number | null; readonly fence: Fence | null };
  // What the server gave is the next one at that moment, and told by its record.
  if (number === null || fence === null) return;
  if (pen.open.delete(number) || number <= pen.last) return;
  openUpTo(pen, number);
  pen.last = number;
  pen.fence ??= fence;
  const { passed } = pen;
  if (passed?.epoch === fence.epoch && fence.n <= passed.n)
    ledger.violate(
      'pen',
      `${mid} took ${number} under lending ${fence.n}, and the pen had been passed on from ${passed.n}`,
    );
  // While a restored server has the pen suspended, what was taken under later fences of the lost history comes in.
  const isOfLostHistory = ledger.restores > 0 && pen.fence.epoch === fence.epoch;
  if (!isOfLostHistory && !sameFence(pen.fence, fence))
    ledger.violate('pen', `${mid} took ${number} under lending ${fence.n}, and the pen was under ${pen.fence.n}`);
}

function openUpTo(pen: Pen, end: number): void {
  for (let number = pen.last + 1; number < end; number += 1) pen.open.add(number);
  pen.last = Math.max(pen.last, end - 1);
}

/** What was written on paper and taken in stands so on the server, or was struck since. */
function checkPaper(ledger: Ledger, { receipts }: ServerState, dossiers: readonly Dossier[]): void {
  const byId = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  for (const [mid, { book, number, entity }] of ledger.paper) {
    if (receipts.get(mid)?.at(-1)?.status !== 'applied' || ledger.damaged.has(mid)) continue;
    const { entry, events = [] } = byId.get(entity) ?? {};
    const stood = [entry, ...events.map((event) => event.entry)];
    if (!stood.some((one) => one?.book === book && one.number === number))
      ledger.violate(
        'books',
        `${entity} has ${number} on paper by ${mid}, and ${entry?.number ?? 'no number'} on the server`,
      );
  }
}
