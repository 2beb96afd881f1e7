import { holdsOf } from '../src/domain/access/seen.ts';
import { knowsKind } from '../src/protocol/sync-exchange.ts';
import { snapshotChunkMediaType, snapshotMediaType } from '../src/protocol/snapshot.ts';
import { answerBody } from './answer-body.ts';
import { answerFile } from './answer-file.ts';
import type { Carrier } from './authenticate.ts';
import type { Packing } from './packing.ts';
import { Refusal } from './refusal.ts';
import type { Snapshots } from './snapshots.ts';

interface Asked {
  readonly request: Request;
  readonly carrier: Carrier;
  readonly scope: string;
}

/** @throws {Refusal} `forbidden`: another commune's; `notFound`: none is worth making, and pages serve. */
export async function answerManifest(
  { request, carrier, scope }: Asked,
  { snapshots, packing }: { readonly snapshots: Snapshots; readonly packing: Packing },
): Promise<Response> {
  ownOnly(carrier, scope);
  const snapshot = await snapshots.current(scope);
  const asked = new URL(request.url).searchParams;
  // R15: a build that does not say it knows every kind in it is led up to the first such record by pages.
  const kinds = Number(asked.get('kinds') ?? '');
  const knows = { books: asked.has('books'), ...(kinds > 0 ? { kinds } : {}) };
  const readable = [...(snapshot?.kinds ?? [])].every((kind) => knowsKind(knows, kind));
  if (snapshot === undefined || !readable) throw new Refusal('notFound', 'There is no snapshot; pull pages.');
  const nonce = (asked.get('nonce') ?? '').slice(0, 64);
  return answerBody(request, { nonce, ...snapshot.manifest }, { packing, mediaType: snapshotMediaType });
}

/** One chunk, or the part of it asked for. @throws {Refusal} `forbidden`, `notFound`: the snapshot is gone, ask for another. */
export async function answerChunk(
  { request, carrier, scope }: Asked,
  { id, number }: { readonly id: string; readonly number: string },
  snapshots: Snapshots,
): Promise<Response> {
  ownOnly(carrier, scope);
  const snapshot = /^\d{1,6}$/u.test(number) ? await snapshots.named(scope, id) : undefined;
  const bytes = snapshot?.chunks[Number(number)];
  const described = snapshot?.manifest.chunks[Number(number)];
  if (bytes === undefined || described === undefined) throw new Refusal('notFound', 'The snapshot is gone.');
  const plain = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), etag: `"${described.sha256}"` };
  const answer = answerFile(request, {
    path: '',
    contentType: snapshotChunkMediaType,
    immutable: false,
    plain,
    packed: undefined,
  });
  // R6: personal data lies in no cache, and nothing on the way may put its own coding around bytes that are asked for by range.
  answer.headers.set('cache-control', 'no-store, no-transform');
  return answer;
}

function ownOnly({ account }: Carrier, scope: string): void {
  const holds = holdsOf(account.roles, account.id);
  // R18: a snapshot has everything in it; who may hold less is served by pages.
  if (holds !== 'everything' && holds !== 'nothing' && account.scope === scope) {
    throw new Refusal('notFound', 'There is no snapshot; pull pages.');
  }
  if (holds === 'nothing' || account.scope !== scope) throw new Refusal('forbidden', 'The account may not hold this.');
}
