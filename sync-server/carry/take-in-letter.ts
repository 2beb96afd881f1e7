import type { LetterAnswer, LetterContent } from '../../src/protocol/carry.ts';
import type { ErrorCode } from '../../src/protocol/error-answer.ts';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import { answerSync, type SyncParts } from '../answer-sync.ts';
import type { Carrier } from '../authenticate.ts';
import type { Bytes } from '../bytes.ts';
import { addBytes, beginPage, standsAt, type TakePageParts } from '../documents/take-page.ts';
import type { ExchangeCounts } from '../metrics/measures.ts';
import type { Packing } from '../packing.ts';
import { parseJson, unpack } from '../read-body.ts';
import { type Heard, hearRequest } from '../read-request.ts';
import { Refusal } from '../refusal.ts';
import type { OpenLetter } from './open-letter.ts';
import { sealAnswerLetter } from './seal-answer-letter.ts';

export interface TakeInParts extends Omit<SyncParts, 'texts' | 'exchanges'>, Omit<TakePageParts, 'store' | 'clock'> {
  readonly packing: Packing;
}

export interface TakenIn {
  /** The answer, sealed to the machine that wrote the letter. */
  readonly answer: Bytes;
  readonly counts: ExchangeCounts;
}

/** A letter of which all has been read that can be read before anything is taken in. */
export interface ReadyLetter {
  readonly letter: OpenLetter;
  readonly carrier: Carrier;
  /** `undefined`: a page's part. */
  readonly heard: Heard | undefined;
}

/** @throws {Refusal} `badRequest`, `tooLarge`, `forbidden` */
export async function readyLetter(
  letter: OpenLetter,
  parts: Pick<TakeInParts, 'store' | 'clock' | 'packing' | 'hash'>,
): Promise<ReadyLetter> {
  const { content, bytes } = letter;
  const { holds } = content;
  const carrier = await carrierOf(letter, parts);
  if (holds.kind === 'page') return { letter, carrier, heard: undefined };
  const { requestBytes } = exchangeLimits;
  const plain = holds.packed ? await unpack(bytes, requestBytes, parts.packing) : bytes;
  const heard = hearRequest(parseJson(plain), parts.hash);
  if (heard.request.pull.length > 0)
    throw new Refusal('badRequest', 'A letter asks for no changes.', { field: 'pull' });
  return { letter, carrier, heard };
}

/**
 * Takes a letter in as if the machine had come itself: its acts as an exchange that asks for nothing, in that machine's own
 * lanes, by the rights of who was signed in there; a page's part where what is held of the page ends. Once is once (R2).
 *
 * @throws {Refusal} whatever an exchange refuses; nothing of the letter is taken then
 */
export async function takeInLetter({ letter, carrier, heard }: ReadyLetter, parts: TakeInParts): Promise<TakenIn> {
  const { head, content, bytes, machine } = letter;
  const { answerKey: key, holds } = content;
  if (holds.kind === 'page' || heard === undefined) {
    if (holds.kind !== 'page') throw new TypeError('a letter with acts is heard first');
    const answer = await takePart({ ...holds, bytes }, carrier, parts);
    const counts = { lanes: 0, brought: 0, receipts: 0, pulled: 0 };
    return { answer: await sealAnswerLetter(head, { answer, key, packed: false }, parts), counts };
  }
  const { request, texts } = heard;
  // R18: what is revoked may say what it has, and is shown nothing.
  const held = machine.revokedAt === null ? request.held : [];
  // What was made elsewhere is brought by whoever may, over a line: a letter proves its machine, and nobody's right (R9).
  const lanes = request.lanes.filter(({ device }) => device === undefined || device === machine.id);
  const asked = { ...request, held, lanes };
  const { roles: _roles, revoked: _revoked, ...answer } = await answerSync(asked, carrier, { ...parts, texts });
  return {
    answer: await sealAnswerLetter(head, { answer: { kind: 'acts', answer }, key, packed: holds.packed }, parts),
    counts: {
      lanes: lanes.length,
      brought: lanes.reduce((sum, { mutations }) => sum + mutations.length, 0),
      receipts: answer.receipts.length,
      pulled: 0,
    },
  };
}

/** R9: nobody proves that she was signed in there; that she has ever signed in there is known. */
async function carrierOf(
  { machine, content }: OpenLetter,
  { store, clock }: Pick<TakeInParts, 'store' | 'clock'>,
): Promise<Carrier> {
  const account = await store.accounts.byId(content.account);
  const seen = account === undefined ? [] : await store.read((scope) => scope(account.scope).signedInOn([machine.id]));
  if (account === undefined || !seen.some((one) => one.account === account.id)) {
    throw new Refusal('forbidden', 'Who wrote it has never signed in on that machine.', { field: 'account' });
  }
  return { account, device: machine.id, machine, expiresAt: clock.now() };
}

type NoPage = Extract<LetterAnswer, { kind: 'noPage' }>['why'];

const notTaken: Readonly<Partial<Record<ErrorCode, NoPage>>> = {
  notThatPage: 'otherBytes',
  forbidden: 'notHers',
  storageFull: 'noRoom',
  tooManyTries: 'noRoom',
};

type PagePart = Extract<LetterContent['holds'], { kind: 'page' }> & { readonly bytes: Bytes };

async function takePart({ page, from, bytes }: PagePart, carrier: Carrier, parts: TakeInParts): Promise<LetterAnswer> {
  const { sha256 } = page;
  const none = (why: NoPage): LetterAnswer => ({ kind: 'noPage', sha256, why });
  const mayNot = carrier.account.endedAt !== undefined || (carrier.machine?.revokedAt ?? null) !== null;
  if (mayNot) return none('notHers');
  try {
    const { scope, offset } = await beginPage(page, carrier, parts);
    const rest = bytes.subarray(Math.max(0, offset - from));
    // What would leave a hole waits for the letter before it.
    const fits = from <= offset && offset < page.bytes && rest.length > 0;
    const key = { scope, sha256 };
    const stands = fits
      ? await addBytes(key, { offset: String(offset), body: new Blob([rest]).stream() }, parts)
      : await standsAt(key, parts);
    return { kind: 'page', sha256, held: stands.offset };
  } catch (error) {
    const why = error instanceof Refusal ? notTaken[error.code] : undefined;
    if (why === undefined) throw error;
    return none(why);
  }
}
