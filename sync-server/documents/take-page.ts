import * as v from 'valibot';
import { mayTouch } from '../../src/domain/access/may-act.ts';
import { documentLimits, type Page, pageHashSchema, pageSchema } from '../../src/domain/documents/page.ts';
import type { HashText } from '../../src/domain/words.ts';
import { readMetadata } from '../../src/protocol/documents.ts';
import type { Carrier } from '../authenticate.ts';
import type { Bytes } from '../bytes.ts';
import { heldTo } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { PageKey, StoredPage } from '../store/page-port.ts';
import type { ServerStore } from '../store/port.ts';
import type { PageBlobs } from './page-blobs.ts';
import { typeByContent } from './page-content.ts';

export interface TakePageParts {
  readonly store: Pick<ServerStore, 'pages'>;
  readonly blobs: PageBlobs;
  readonly hash: HashText;
  readonly clock: Pick<ServerClock, 'now'>;
  /** Bytes of all pages of one commune (R17). */
  readonly communeBytes: number;
}

/** Pages of one account that may be begun within a day and not have come (R17); what has lain for longer holds up no other. */
const mostOnTheirWay = 200;
const dayMs = 86_400_000;

/** How far a page has come. */
export interface PageStands {
  readonly offset: number;
  readonly size: number;
}

/** @throws {Refusal} `forbidden`, `notFound` */
export function keyOf({ account }: Carrier, sha256: string): PageKey {
  if (!mayTouch(account.roles, 'attachDocument')) throw new Refusal('forbidden', 'This account attaches no papers.');
  if (!v.is(pageHashSchema, sha256)) throw nothingOfIt();
  return { scope: account.scope, sha256 };
}

/** What tus says of a page that is to begin. @throws {Refusal} `badRequest`, `tooLarge` */
export function readPageBegun({ length, metadata }: Readonly<Record<'length' | 'metadata', string | null>>): Page {
  const told = readMetadata(metadata ?? '', (value) => Buffer.from(value, 'base64').toString());
  if (told === undefined || !/^\d{1,9}$/u.test(length ?? ''))
    throw new Refusal('badRequest', 'A page must say what it is, and its length.', { field: 'upload-metadata' });
  if (Number(length) > documentLimits.pageBytes)
    throw new Refusal('tooLarge', `A page may have ${documentLimits.pageBytes} bytes.`);
  return heldTo(pageSchema, { sha256: told['sha256'], bytes: Number(length), type: told['type'] });
}

/**
 * Begins a page, or finds what has come of it: whoever sends it again goes on from there.
 *
 * @throws {Refusal} `forbidden`, `notThatPage`, `storageFull`, `tooManyTries`, `deviceRevoked`
 */
export async function beginPage(
  { sha256, bytes: size, type }: Page,
  carrier: Carrier,
  parts: TakePageParts,
): Promise<PageKey & PageStands> {
  const { pages } = parts.store;
  const key = keyOf(carrier, sha256);
  const known = await pages.page(key);
  if (known !== undefined) {
    // The hash of these bytes cannot be that of so many others.
    if (known.size !== size) throw new Refusal('notThatPage', 'A page of this hash has another length.');
    return { ...key, ...(await standing(known, parts)) };
  }
  const { id: account, scope } = carrier.account;
  // R18: a revoked machine brings what a record lacks, or an act that was set apart, and nothing that nobody has named.
  const isRevoked = (carrier.machine?.revokedAt ?? null) !== null;
  if (isRevoked && !(await pages.named(scope)).has(sha256))
    throw new Refusal('deviceRevoked', 'This device has been revoked: no record names this page.');
  const since = new Date(Date.parse(parts.clock.now()) - dayMs).toISOString();
  const weight = await pages.weigh({ scope, account, since });
  if (weight.bytes + size > parts.communeBytes)
    throw new Refusal('storageFull', 'The commune has as many pages as this server keeps for it.');
  if (weight.onTheirWay >= mostOnTheirWay)
    throw new Refusal('tooManyTries', 'Too many pages of this account are on their way.', { retryAfterSeconds: 60 });
  await pages.begin({ ...key, size, type, broughtBy: account, begunAt: parts.clock.now() });
  return { ...key, offset: 0, size };
}

/** @throws {Refusal} `forbidden`, `notFound` */
export async function standsAt(key: PageKey, parts: TakePageParts): Promise<PageStands> {
  const known = await parts.store.pages.page(key);
  if (known === undefined) throw nothingOfIt();
  return standing(known, parts);
}

/**
 * Takes bytes in from where it says they begin; what breaks off counts as far as it came. When all is here it is held to its
 * name and to what it says it is, and only then put where whole pages lie.
 *
 * @throws {Refusal} `notFound`, `wrongOffset`, `notThatPage`, `badRequest`
 */
export async function addBytes(
  key: PageKey,
  { offset, body }: { readonly offset: string | null; readonly body: ReadableStream<Uint8Array> | null },
  parts: TakePageParts,
): Promise<PageStands> {
  const { pages } = parts.store;
  const known = await pages.page(key);
  if (known === undefined) throw nothingOfIt();
  const before = await standing(known, parts);
  if (!/^\d{1,9}$/u.test(offset ?? '') || Number(offset) !== before.offset)
    throw new Refusal('wrongOffset', `${before.offset} bytes are here.`, { field: 'upload-offset' });
  if (before.offset === known.size) return before;
  const { bytes, whole } = await asFarAsItComes(body, known.size - before.offset);
  if (bytes.length > 0) await pages.addPart(key, { position: before.offset, bytes });
  if (!whole) throw new Refusal('badRequest', 'The page broke off.');
  // Another machine may have brought the same meanwhile.
  return standsAt(key, parts);
}

/** Where it stands, once what has all come is in its place. */
async function standing(page: StoredPage, parts: TakePageParts): Promise<PageStands> {
  const { size } = page;
  const { pages } = parts.store;
  if (page.wholeAt !== null) {
    // A server put back without its pages asks for them again.
    if ((await parts.blobs.get(page)) !== undefined) return { offset: size, size };
    await pages.settle(page, null);
  }
  const offset = await pages.held(page);
  if (offset === size) await putInPlace({ ...page, wholeAt: null }, parts);
  return { offset, size };
}

/** @throws {Refusal} `notThatPage`: it is forgotten, unless another machine has made it whole meanwhile */
async function putInPlace(page: StoredPage, { store: { pages }, blobs, hash, clock }: TakePageParts): Promise<void> {
  const bytes = await pages.bytesOf(page);
  if (hash(bytes) !== page.sha256 || typeByContent(bytes) !== page.type) {
    const forgotten = await pages.forget(page);
    if (!forgotten && typeof (await pages.page(page))?.wholeAt === 'string') return;
    throw new Refusal('notThatPage', 'The bytes are not the page that they were said to be.');
  }
  await blobs.put(page, bytes);
  await pages.settle(page, clock.now());
}

async function asFarAsItComes(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<{ readonly bytes: Bytes; readonly whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length >= most) break;
    }
  } catch {
    whole = false;
  }
  return { bytes: Uint8Array.from(Buffer.concat(chunks).subarray(0, most)), whole };
}

function nothingOfIt(): Refusal {
  return new Refusal('notFound', 'Nothing of this page is here.');
}
