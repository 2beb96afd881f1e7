import type { Mutation } from '../src/domain/mutation.ts';
import { readMutation } from '../src/domain/read-envelope.ts';
import type { HashText, Instant } from '../src/domain/words.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import type { HashedTexts } from '../src/protocol/wire/request.ts';
import type { Cursor, LaneRun, SentMutation } from '../src/protocol/sync-exchange.ts';
import { nestedTooDeep } from './nested-too-deep.ts';
import type { AccountDevice, LaneKey } from './store/scope-rows.ts';

/** One item of a lane, looked at as far as can be done without the database. */
export interface PushedItem {
  readonly mid: string;
  /** As sent. */
  readonly hash: string;
  readonly content:
    | { readonly form: 'whole'; readonly body: string; readonly mutation: Mutation | undefined }
    | { readonly form: 'damaged'; readonly body: string | null }
    /** Nobody walks down to its end: neither its hash nor its text is looked at. */
    | { readonly form: 'tooDeep' }
    | { readonly form: 'unreadable' }
    | { readonly form: 'letGo' };
  /** This server's own earlier word on it, found true; `undefined` where none came. */
  readonly voucher: Receipt | undefined;
}

/** The vouchers among what was sent that are true. */
export type Vouched = ReadonlyMap<SentMutation, Receipt>;

export interface PushedRun extends LaneKey {
  /** The account whose sign-in brought it. */
  readonly carrier: string;
  readonly from: number;
  readonly items: readonly PushedItem[];
}

/** What one exchange brings for one scope. */
export interface Push {
  readonly scope: string;
  /** Whether the account that carries it works for this commune (R9). */
  readonly carrierHasRight: boolean;
  readonly runs: readonly PushedRun[];
  /** This server's own earlier words, found true, on acts that are asked about and not sent again (R13). */
  readonly words: readonly Receipt[];
  /** Held mutations to judge again although nothing they name has changed. */
  readonly again: readonly string[];
  readonly at: Instant;
  /** Where the device that asks stands in the scope's changes, if it said so. */
  readonly cursor?: Cursor | null;
  /** Every book is looked at, not only those the acts name. */
  readonly allBooks?: boolean;
}

/** A lane as the key of a map. */
export function laneText({ device, incarnation, author }: LaneKey): string {
  return `${device} ${incarnation} ${author}`;
}

/** An account on a device as the member of a set. */
export function signInText({ account, device }: AccountDevice): string {
  return `${account} ${device}`;
}

/** Checks every hash and makes every canonical text before a transaction begins. */
export function prepareRun(
  run: LaneRun,
  { vouched, ...from }: { device: string; carrier: string; vouched: Vouched },
  hash: HashText,
  texts: HashedTexts = new Map(),
): PushedRun {
  const { incarnation, author } = run;
  const items = run.mutations.map((sent): PushedItem => {
    const [mid, content] = contentOf(sent, hash, texts);
    return { mid, hash: sent.hash, content, voucher: vouched.get(sent) };
  });
  return { ...from, incarnation, author, from: run.from, items };
}

function contentOf(
  sent: SentMutation,
  hash: HashText,
  texts: HashedTexts,
): [mid: string, content: PushedItem['content']] {
  if ('unreadable' in sent) return [sent.unreadable, { form: 'unreadable' }];
  if ('letGo' in sent) return [sent.letGo, { form: 'letGo' }];
  const { mid } = sent.mutation;
  if (nestedTooDeep(sent.mutation)) return [mid, { form: 'tooDeep' }];
  const proven = texts.get(sent.hash);
  const body = proven ?? textOf(sent.mutation);
  if (body === undefined || (proven === undefined && hash(body) !== sent.hash))
    return [mid, { form: 'damaged', body: body ?? null }];
  return [mid, { form: 'whole', body, mutation: readMutation(sent.mutation) }];
}

/** Not every JSON value has a canonical text (half a surrogate pair, a million brackets); such a one has no hash to fit. */
function textOf(value: unknown): string | undefined {
  try {
    return canonicalText(value);
  } catch {
    return undefined;
  }
}
