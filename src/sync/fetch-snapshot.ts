import * as v from 'valibot';
import { recordKinds } from '../domain/record-ref.ts';
import { jsonOf, refusalOfBytes } from './bytes-answer.ts';
import {
  snapshotChunkMediaType,
  snapshotChunkPath,
  type SnapshotManifest,
  snapshotManifestSchema,
  snapshotMediaType,
  snapshotPath,
} from '../protocol/snapshot.ts';
import type { Bytes, Clock, Timers } from '../store/device-ports.ts';
import type { LoadStep } from '../store/load-store.ts';
import { askForBytes } from './ask-for-bytes.ts';
import { type Failure, failure } from './failure.ts';
import type { Cost } from './cost.ts';

interface Fetched<Value> {
  readonly value: Value;
  readonly cost: Cost;
}

export type ManifestFetched = Fetched<
  | { readonly status: 'got'; readonly manifest: SnapshotManifest }
  /** The server has no such road, or nothing to give on it. */
  | { readonly status: 'none' }
  | { readonly status: 'failed'; readonly failure: Failure }
>;

export type PartFetched = Fetched<
  /** As far as it came before the line broke, if it did. */
  | { readonly status: 'got'; readonly bytes: Bytes; readonly cut: Failure | null }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: Failure }
>;

/** The road on which snapshots come. */
export interface FetchSnapshot {
  manifest(step: LoadStep, nonce: string, timeoutMs: number): Promise<ManifestFetched>;
  part(step: LoadStep & { readonly kind: 'part' }, timeoutMs: number): Promise<PartFetched>;
}

interface FetchSnapshotParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

export function createFetchSnapshot({ fetch, origin, clock, timers }: FetchSnapshotParts): FetchSnapshot {
  const ask = (path: string, headers: Record<string, string>, timeoutMs: number, most: number) =>
    askForBytes({ fetch, origin, clock, timers }, { path, headers, timeoutMs, most });

  return {
    async manifest(step, nonce, timeoutMs) {
      const path = `${snapshotPath(step.scope)}?nonce=${nonce}&kinds=${recordKinds.length}`;
      const headers = { accept: snapshotMediaType, authorization: `Bearer ${step.token}` };
      const { answered, cost, cut } = await ask(path, headers, timeoutMs, mostManifestBytes);
      if (answered === undefined || !answered.whole) return { value: { status: 'failed', failure: cut }, cost };
      const { response, body } = answered;
      if (isAbsent(response, body)) return { value: { status: 'none' }, cost };
      const refused = refusalOf(response, body, snapshotMediaType, clock.now());
      if (refused !== undefined) return { value: { status: 'failed', failure: refused }, cost };
      const parsed = v.safeParse(snapshotManifestSchema, jsonOf(body));
      // R6: an answer from a cache does not know what was just asked.
      if (!parsed.success || parsed.output.nonce !== nonce) {
        return { value: { status: 'failed', failure: failure('notOurServer', { httpStatus: response.status }) }, cost };
      }
      return { value: { status: 'got', manifest: parsed.output }, cost };
    },

    async part(step, timeoutMs) {
      const path = snapshotChunkPath(step.scope, step.id, step.number);
      const etag = `"${step.sha256}"`;
      const headers = {
        accept: snapshotChunkMediaType,
        authorization: `Bearer ${step.token}`,
        ...(step.from === 0 ? {} : { range: `bytes=${step.from}-`, 'if-range': etag }),
      };
      const { answered, cost, cut } = await ask(path, headers, timeoutMs, step.bytes + 1);
      if (answered === undefined) return { value: { status: 'failed', failure: cut }, cost };
      const { response, body, whole } = answered;
      if (isAbsent(response, body)) return { value: { status: 'gone' }, cost };
      const refused = refusalOf(response, body, snapshotChunkMediaType, clock.now());
      if (refused !== undefined) return { value: { status: 'failed', failure: refused }, cost };
      const range = `bytes ${step.from}-${step.bytes - 1}/${step.bytes}`;
      const fits = response.status === 200 || response.headers.get('content-range') === range;
      const bytes = response.status === 200 ? body.slice(step.from) : body;
      if (response.headers.get('etag') !== etag || !fits || step.from + bytes.length > step.bytes) {
        return { value: { status: 'failed', failure: failure('notOurServer', { httpStatus: response.status }) }, cost };
      }
      const complete = whole && step.from + bytes.length === step.bytes;
      if (bytes.length === 0) return { value: { status: 'failed', failure: cut }, cost };
      return { value: { status: 'got', bytes, cut: complete ? null : cut }, cost };
    },
  };
}

const mostManifestBytes = 4 * 1024 * 1024;

// A server of before has no such road; ours says 404 where pages are as good.
function isAbsent(response: Response, body: Bytes): boolean {
  const { status } = response;
  return (status === 404 || status === 501) && refusalOfBytes(response, body, 0).ours;
}

function refusalOf(response: Response, body: Bytes, expected: string, now: number): Failure | undefined {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const { status } = response;
  if ((status === 200 || status === 206) && type.trim().toLowerCase() === expected) return undefined;
  return refusalOfBytes(response, body, now).failure;
}
