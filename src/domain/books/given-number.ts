import type { Mutation } from '../mutation.ts';
import { enterInBook } from './acts/enter-in-book.ts';
import type { Fence } from './book.ts';

const mark = 'numberGiven:';

interface Given {
  readonly number: number;
  readonly fence: Fence;
}

/** How a receipt tells which number the server gave, to an act that had asked for one. */
export function givenFlag({ number, fence: { epoch, n } }: Given): string {
  return `${mark}${number}:${n}:${epoch}`;
}

function givenIn(flags: readonly string[]): Given | undefined {
  for (const flag of flags) {
    const match = /^numberGiven:(\d{1,7}):(\d{1,7}):(.{1,64})$/u.exec(flag);
    const [, number, n, epoch] = match ?? [];
    if (epoch !== undefined) return { number: Number(number), fence: { epoch, n: Number(n) } };
  }
  return undefined;
}

/**
 * R13: a server that has lost what it gave is told by its own earlier word. The number stands on paper, so it is claimed
 * and not given a second time.
 */
export function withGivenNumber(mutation: Mutation, flags: readonly string[]): Mutation {
  if (mutation.name !== enterInBook.name || mutation.args['number'] !== null) return mutation;
  const given = givenIn(flags);
  return given === undefined ? mutation : { ...mutation, args: { ...mutation.args, ...given } };
}

const revisionMark = 'second:';

/** How a receipt tells which revision its act made of the second record. */
export function secondRevisionFlag(rev: number): string {
  return `${revisionMark}${rev}`;
}

export function secondRevisionIn(flags: readonly string[]): number | undefined {
  const told = flags.find((flag) => flag.startsWith(revisionMark))?.slice(revisionMark.length);
  return told !== undefined && /^\d{1,15}$/u.test(told) ? Number(told) : undefined;
}
