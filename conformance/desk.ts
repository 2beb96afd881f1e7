import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Mutation } from '../src/domain/mutation.ts';
import type { HashText } from '../src/domain/words.ts';
import { hashMutation } from '../src/protocol/mutation-hash.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import { type SignInResponse, signInPath, signInResponseSchema } from '../src/protocol/sign-in.ts';
import {
  type Cursor,
  type LaneRun,
  protocolVersion,
  type ScopeChanges,
  type SentMutation,
  syncMediaType,
  syncPath,
  type SyncRequest,
  syncResponseSchema,
} from '../src/protocol/sync-exchange.ts';
import { createActs, type Acts } from './made-up-acts.ts';
import { must, NotSo } from './not-so.ts';
import type { ProvedMachine } from './proved-machine.ts';
import type { TestAccount } from './read-accounts.ts';
import type { Reply, Talk } from './talk.ts';

// That the nonce comes back is a check of its own; here it must not fail all others.
const answerSchema = v.object({ ...syncResponseSchema.entries, nonce: v.optional(v.string(), '') });

export type Answer = v.InferOutput<typeof answerSchema> & {
  readonly reply: Reply;
  /** The latest receipt of an act; the check fails when there is none. */
  receipt(of: Mutation | SentMutation): Receipt;
  /** The page of the own commune. */
  page(): ScopeChanges;
};

interface DeskParts {
  readonly talk: Talk;
  readonly newId: () => string;
  readonly hash: HashText;
}

type Pull = SyncRequest['pull'][number];

/** A lane of one person on one device, and the hand that sends it: says what it is told to, and keeps nothing. */
export interface Lane extends Acts {
  readonly desk: Desk;
  readonly incarnation: string;
  request(parts: Partial<SyncRequest>): SyncRequest;
  /** Any body at all. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** One exchange, whose answer must have the protocol's form. */
  exchange(parts: Partial<SyncRequest>): Promise<Answer>;
  run(from: number, ...acts: (Mutation | SentMutation)[]): LaneRun;
  push(from: number, ...acts: (Mutation | SentMutation)[]): Promise<Answer>;
  pull(cursor: Cursor | null, more?: Partial<Pull>): Promise<Answer>;
  pullOf(cursor: Cursor | null, more?: Partial<Pull>): Pull;
  sent(act: Mutation): Extract<SentMutation, { mutation: Mutation }>;
}

export interface Desk {
  readonly session: SignInResponse;
  readonly device: string;
  readonly scope: string;
  /** A lane that nobody has used, of this person or, carried for them, of another. */
  lane(author?: string): Lane;
}

export async function signIn(account: TestAccount, device: string, parts: DeskParts): Promise<Desk> {
  const { username, password } = account;
  const reply = await parts.talk.ask(signInPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, device }),
  });
  const session = v.safeParse(signInResponseSchema, reply.json);
  must(session.success, `signing in as ${username} was answered ${reply.status} ${reply.text.slice(0, 200)}`);
  return deskOf(session.output, device, parts);
}

/** Where somebody is signed in. `proves`: by the machine's key. */
export function deskOf(session: SignInResponse, device: string, parts: DeskParts, proves?: ProvedMachine): Desk {
  const desk: Desk = {
    session,
    device,
    scope: session.commune.code,
    lane: (author = session.account.id) => createLane(desk, author, parts, proves),
  };
  return desk;
}

function createLane(desk: Desk, author: string, { talk, newId, hash }: DeskParts, proves?: ProvedMachine): Lane {
  const { device, scope, session } = desk;
  // Hexadecimal digits are among those an incarnation is made of.
  const incarnation = newId().replaceAll('-', '').slice(-8).toUpperCase();
  const sent: Lane['sent'] = (mutation) => ({ hash: hashMutation(mutation, hash), mutation });
  const request: Lane['request'] = (parts) => ({
    protocol: protocolVersion,
    nonce: newId(),
    device,
    incarnation,
    build: 'conformance',
    lanes: [],
    held: [],
    pull: [],
    ...parts,
  });
  const post: Lane['post'] = (value, more = {}) => {
    const body = new Uint8Array(gzipSync(JSON.stringify(value)));
    const headers = { 'content-type': syncMediaType, 'content-encoding': 'gzip', ...more };
    if (proves !== undefined) return proves.ask({ path: syncPath, as: { token: session.token }, body, headers });
    const authorization = `Bearer ${session.token}`;
    return talk.ask(syncPath, { method: 'POST', headers: { authorization, ...headers }, body });
  };
  const exchange: Lane['exchange'] = async (parts) => readAnswer(await post(request(parts)), scope);
  const run: Lane['run'] = (from, ...acts) => ({
    scope,
    incarnation,
    author,
    from,
    mutations: acts.map((act) => ('hash' in act ? act : sent(act))),
  });
  const pullOf: Lane['pullOf'] = (cursor, more = {}) => ({ scope, cursor, want: [], pageBytes: 64 * 1024, ...more });
  return {
    ...createActs({ scope, author, device, newId }),
    desk,
    incarnation,
    request,
    post,
    exchange,
    run,
    sent,
    pullOf,
    push: (from, ...acts) => exchange({ lanes: [run(from, ...acts)] }),
    pull: (cursor, more) => exchange({ pull: [pullOf(cursor, more)] }),
  };
}

/** An answer of the protocol, whatever its status; anything else fails the check. */
function readAnswer(reply: Reply, scope: string): Answer {
  const parsed = v.safeParse(answerSchema, reply.json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const why = reply.status < 400 || reply.status === 409 ? `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` : '';
    throw new NotSo(`answered ${reply.status} ${why} ${reply.text.slice(0, 200)}`);
  }
  const answer = parsed.output;
  return {
    ...answer,
    reply,
    receipt(of) {
      const mid = midOf(of);
      const [latest] = answer.receipts
        .filter((receipt) => receipt.mid === mid && (!('hash' in of) || receipt.hash === of.hash))
        .sort((a, b) => b.revision - a.revision);
      must(latest !== undefined, `no receipt for ${mid}`);
      return latest;
    },
    page() {
      const page = answer.changes.find((one) => one.scope === scope);
      must(page !== undefined, `no page for ${scope}`);
      return page;
    },
  };
}

export function midOf(of: Mutation | SentMutation): string {
  if (!('hash' in of)) return of.mid;
  if ('mutation' in of) return of.mutation.mid;
  return 'letGo' in of ? of.letGo : of.unreadable;
}
