import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Mutation } from '../../src/domain/mutation.ts';
import { hashMutation } from '../../src/protocol/mutation-hash.ts';
import { type SignInResponse, signInPath, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import {
  type Cursor,
  type LaneRun,
  protocolVersion,
  type SentMutation,
  syncMediaType,
  syncPath,
  type SyncRequest,
  type SyncResponse,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';
import { serverHash } from './server-parts.ts';

interface PlainDeviceOptions {
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
  readonly account: { readonly username: string; readonly password: string };
  readonly device: string;
  readonly incarnation?: string;
}

interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Another server than the one signed in at. */
  readonly serverUrl?: string;
}

/** A device by hand: says exactly what a test tells it to say, and keeps nothing. */
export interface PlainDevice {
  readonly session: SignInResponse;
  readonly device: string;
  readonly incarnation: string;
  request(parts: Partial<SyncRequest>): SyncRequest;
  post(request: unknown, how?: PostOptions): Promise<Response>;
  exchange(parts: Partial<SyncRequest>, how?: PostOptions): Promise<SyncResponse>;
  /** One run of the signed-in person's own lane. */
  run(from: number, ...mutations: (Mutation | SentMutation)[]): LaneRun;
  push(from: number, ...mutations: (Mutation | SentMutation)[]): Promise<SyncResponse>;
  pull(cursor: Cursor | null, more?: Partial<SyncRequest['pull'][number]>): Promise<SyncResponse>;
}

export const testNonce = 'made-up-nonce-0123456789';

export async function signInPlain(options: PlainDeviceOptions): Promise<Response> {
  const { username, password } = options.account;
  return options.fetch(options.serverUrl + signInPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, device: options.device }),
  });
}

export async function openPlainDevice(options: PlainDeviceOptions): Promise<PlainDevice> {
  const { device, incarnation = '0000TEST' } = options;
  const session = v.parse(signInResponseSchema, await (await signInPlain(options)).json());
  const scope = session.commune.code;

  const request = (parts: Partial<SyncRequest>): SyncRequest => ({
    protocol: protocolVersion,
    nonce: testNonce,
    device,
    incarnation,
    build: 'test',
    lanes: [],
    held: [],
    pull: [],
    ...parts,
  });
  const post: PlainDevice['post'] = (body, { headers = {}, serverUrl = options.serverUrl } = {}) =>
    options.fetch(serverUrl + syncPath, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session.token}`,
        'content-type': syncMediaType,
        'content-encoding': 'gzip',
        ...headers,
      },
      body: new Uint8Array(gzipSync(JSON.stringify(body))),
    });
  const exchange: PlainDevice['exchange'] = async (parts, how) => {
    const answer = await post(request(parts), how);
    return v.parse(syncResponseSchema, await answer.json());
  };
  const run: PlainDevice['run'] = (from, ...mutations) =>
    runOf(session.account.id, incarnation, scope, from, mutations);
  return {
    session,
    device,
    incarnation,
    request,
    post,
    exchange,
    run,
    push: (from, ...mutations) => exchange({ lanes: [run(from, ...mutations)] }),
    pull: (cursor, more = {}) => exchange({ pull: [{ scope, cursor, want: [], pageBytes: 64 * 1024, ...more }] }),
  };
}

export function runOf(
  author: string,
  incarnation: string,
  scope: string,
  from: number,
  mutations: readonly (Mutation | SentMutation)[],
): LaneRun {
  return { scope, incarnation, author, from, mutations: mutations.map(sentOf) };
}

/** A mutation as it travels, with its true hash. */
export function sentOf(mutation: Mutation | SentMutation): SentMutation {
  return 'hash' in mutation ? mutation : { hash: hashMutation(mutation, serverHash), mutation };
}
