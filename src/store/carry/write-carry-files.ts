import type { Page } from '../../domain/documents/page.ts';
import { carryLimits, type LetterContent } from '../../protocol/carry.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { lastFrame, writeFrame } from '../../protocol/letter.ts';
import { fileForms, fileMark } from '../../protocol/sealed-file.ts';
import { protocolVersion, type SyncRequest } from '../../protocol/sync-exchange.ts';
import { writeRequest } from '../../protocol/wire/request.ts';
import type { Bytes, MaybePromise } from '../device-ports.ts';
import type { Batch, PickRuns } from '../exchange-store.ts';
import { readIdentity } from '../identity.ts';
import type { KeyTools } from '../keys/seal-under.ts';
import { readMeta } from '../meta.ts';
import type { SendPages } from '../pages/page-store.ts';
import { toBase64Url, toHex } from '../recovery/bytes-as-text.ts';
import { readHandIn } from '../recovery/kept-hand-in.ts';
import { readRecovery } from '../restore-state.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { takeBatch } from '../take-batch.ts';
import type { CarriedLetter } from './carried-file.ts';
import { answerKeyContext, rememberCarried } from './remember-carried.ts';
import { writeLetter } from './write-letters.ts';

export interface WriteCarryParts {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto;
  readonly pages: Pick<SendPages, 'part'>;
  /** Absent where the browser cannot: acts travel unpacked. */
  readonly gzip: ((bytes: Bytes) => MaybePromise<Bytes>) | undefined;
  /** By this machine's key. */
  readonly sign: (text: string) => Promise<string>;
  readonly pick: PickRuns;
  readonly build: string;
  /** Bytes of one file; absent: as much as a server takes. */
  readonly fileBytes?: number;
}

/** A file that is whole. What is in a Blob the browser keeps where it has room, not this page. */
export interface CarryFile {
  readonly id: string;
  readonly content: Blob;
  readonly acts: number;
  readonly pages: number;
}

export type Carried =
  /** `stopped`: these files are whole, and what else waits is in none. */
  | { readonly status: 'written' | 'stopped'; readonly files: number; readonly acts: number; readonly pages: number }
  /** Nothing waits; nobody is signed in; this machine has never heard of the server's key. */
  | { readonly status: 'empty' | 'signedOut' | 'noKey' };

/** Acts and pages that are written, of how many; between two of them a person may stop it. */
export interface CarryWatch {
  readonly tell: (done: number, of: number) => void;
  readonly isStopped: () => boolean;
}

interface Item {
  readonly content: LetterContent['holds'];
  readonly bytes: Bytes;
  readonly acts: number;
  readonly pages: number;
  readonly kept: Batch | Omit<Extract<CarriedLetter, { kind: 'page' }>, 'number'>;
  /** Acts and pages in all. */
  readonly of: number;
}

/**
 * Everything of this machine's that waits, of whoever works here, and the pages that the server lacks, in files that only the
 * server can read. Nothing leaves the outbox by it (R4). Written piece by piece: one letter's bytes are held at a time.
 */
export async function writeCarryFiles(
  parts: WriteCarryParts,
  onFile: (file: CarryFile) => MaybePromise<void>,
  { tell, isStopped }: CarryWatch,
): Promise<Carried> {
  const { storeParts, subtle, sign, fileBytes = carryLimits.file } = parts;
  const { database, clock, randomBytes, hash, boxes } = storeParts;
  const session = await reopening(database, () => readMeta(database, 'session'));
  if (session === undefined) return { status: 'signedOut' };
  const key = await readHandIn(storeParts);
  if (key === undefined) return { status: 'noKey' };
  const { device } = await readIdentity(storeParts);
  const { account, scope } = session;
  const { keyId, publicKey } = key;
  const tools: KeyTools = { subtle, randomBytes };
  const beginning = joinedBytes([Uint8Array.from(fileMark), Uint8Array.of(fileForms.letters)]);
  const begin = () => ({
    id: toHex(randomBytes(16)),
    at: new Date(clock.now()).toISOString(),
    answerKey: toBase64Url(Uint8Array.from(randomBytes(32))),
    pieces: [new Blob([beginning])],
    bytes: beginning.length,
    letters: [] as CarriedLetter[],
    acts: 0,
    pages: 0,
  });
  let file = begin();
  const sum = { files: 0, acts: 0, pages: 0 };
  const end = async (): Promise<void> => {
    const { id, at, letters, pieces, acts, pages } = file;
    const answerKey = await boxes.seal(file.answerKey, answerKeyContext(id));
    await rememberCarried(database, { id, at, answerKey, letters });
    await onFile({ id, content: new Blob([...pieces, lastFrame()]), acts, pages });
    sum.files += 1;
    sum.acts += acts;
    sum.pages += pages;
    file = begin();
  };
  for await (const { content, bytes, acts, pages, kept, of } of itemsOf(parts, scope)) {
    // A file without its end is none: it is not remembered, and nobody is given it.
    if (isStopped()) return { status: 'stopped', ...sum };
    const isFull = file.bytes + bytes.length > fileBytes || file.letters.length >= carryLimits.letters;
    if (file.letters.length > 0 && isFull) await end();
    const number = file.letters.length + 1;
    const head = { scope, device, file: file.id, number, madeAt: file.at, keyId, acts, pages };
    const nonce = `${file.id}-${number}`;
    const holds = { account, answerKey: file.answerKey, holds: content };
    const written = 'kind' in kept ? bytes : await packedRequest(parts, kept, nonce);
    const letter = await writeLetter(head, { content: holds, bytes: written }, { ...tools, hash, sign, publicKey });
    const frame = writeFrame(letter, hash);
    file.pieces.push(new Blob([frame]));
    file.bytes += frame.length;
    file.letters.push('kind' in kept ? { number, ...kept } : { number, kind: 'acts', nonce, ...askedOf(kept) });
    file.acts += acts;
    file.pages += pages;
    const done = sum.acts + sum.pages + file.acts + file.pages;
    tell(done, Math.max(done, of));
  }
  if (file.letters.length > 0) await end();
  return sum.acts + sum.pages === 0 ? { status: 'empty' } : { status: 'written', ...sum };
}

async function* itemsOf(parts: WriteCarryParts, scope: string): AsyncGenerator<Item> {
  const { storeParts, gzip, pick } = parts;
  const none = new Uint8Array();
  const behind = new Map<string, number>();
  const { waiting, lossNoticedAt } = await waitingPages(storeParts, scope);
  let of = 0;
  for (let first = true; ; first = false) {
    const wishes = { batchBytes: carryLimits.acts, pageBytes: carryLimits.acts, turn: 0, pick, behind };
    const taken = await takeBatch(storeParts, wishes);
    if (taken === null) return;
    if (first) of = taken.acts + taken.waiting + waiting.length;
    // Held acts are asked about once; there is no file for these alone.
    const batch = first ? taken : { ...taken, held: [], unsure: [] };
    if (batch.runs.length === 0 && (batch.held.length === 0 || waiting.length === 0)) break;
    const content = { kind: 'acts', packed: gzip !== undefined } as const;
    yield { content, bytes: none, acts: batch.acts, pages: 0, kept: batch, of };
    if (batch.runs.length === 0) break;
    for (const { lane, to } of batch.runs) behind.set(lane, to);
  }
  for (const { sha256, bytes: size, type } of waiting) {
    for (let from = 0; from < size; from += carryLimits.part) {
      const length = Math.min(carryLimits.part, size - from);
      const bytes = await parts.pages.part(sha256, from, length);
      // Noted as damaged: what has gone of it already comes to nothing at the server.
      if (bytes === undefined) break;
      const kept = { kind: 'page', sha256, scope, lossNoticedAt } as const;
      const content = { kind: 'page', page: { sha256, bytes: size, type }, from } as const;
      yield { content, bytes, acts: 0, pages: from + length === size ? 1 : 0, kept, of };
    }
  }
}

function waitingPages(
  { database }: StoreParts,
  scope: string,
): Promise<{ readonly waiting: readonly Page[]; readonly lossNoticedAt: string | null }> {
  return reopening(database, async () => {
    const rows = await database.pages.where('[scope+state]').equals([scope, 'waiting']).sortBy('usedAt');
    const waiting = rows
      .filter(({ damaged }) => damaged !== true)
      .map(({ id, bytes, type }): Page => ({ sha256: id, bytes, type }));
    return { waiting, lossNoticedAt: (await readRecovery(database, scope))?.noticedAt ?? null };
  });
}

async function packedRequest(
  { gzip, build }: WriteCarryParts,
  { device, incarnation, waiting, lanes, held }: Batch,
  nonce: string,
): Promise<Bytes> {
  const head = { protocol: protocolVersion, nonce, device, incarnation, build } as const;
  const request: SyncRequest = { ...head, ...(waiting > 0 ? { waiting } : {}), lanes, held, pull: [] };
  // Nobody can be asked for more of them later.
  const plain = new TextEncoder().encode(JSON.stringify(writeRequest(request, { wholeHashes: true })));
  return gzip === undefined ? plain : gzip(plain);
}

function askedOf({ account, scope, runs, unsure, lossNoticedAt }: Batch) {
  return { account, scope, runs, unsure, lossNoticedAt };
}
