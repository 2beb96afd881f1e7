import * as v from 'valibot';
import type { HashText } from '../domain/words.ts';
import { type AnswerHead, answerHeadSchema, type LetterHead, letterHeadSchema, signatureBytes } from './carry.ts';
import { type Bytes, joinedBytes } from './joined-bytes.ts';
import { keyBoxBytes, lengthBytes } from './sealed-file.ts';

const mostHead = 1_024;

/** A letter taken apart; whether it is true only its key and the machine's tell. */
export interface LetterParts {
  readonly head: LetterHead;
  /** All that stands before the box, to which that is bound. */
  readonly clear: Bytes;
  readonly keyBox: Bytes;
  readonly box: Bytes;
  /** What is signed, and the signature over it. */
  readonly signed: Bytes;
  readonly signature: Bytes;
}

/** `undefined`: no letter, or one that was cut. */
export function readLetter(bytes: Bytes): LetterParts | undefined {
  const head = headOf(bytes, letterHeadSchema);
  if (head === undefined) return undefined;
  const boxAt = head.end + keyBoxBytes;
  const signatureAt = bytes.length - signatureBytes;
  if (signatureAt <= boxAt) return undefined;
  return {
    head: head.said,
    clear: bytes.slice(0, boxAt),
    keyBox: bytes.slice(head.end, boxAt),
    box: bytes.slice(boxAt, signatureAt),
    signed: bytes.slice(0, signatureAt),
    signature: bytes.slice(signatureAt),
  };
}

/** The head of a letter or of an answer as its first bytes, which its box is bound to. */
export function writeHead(head: LetterHead | AnswerHead): Bytes {
  const said = bytesOfAscii(JSON.stringify(head));
  return joinedBytes([lengthAsBytes(said.length), said]);
}

export interface AnswerParts {
  readonly head: AnswerHead;
  readonly clear: Bytes;
  readonly box: Bytes;
}

export function readAnswerLetter(bytes: Bytes): AnswerParts | undefined {
  const head = headOf(bytes, answerHeadSchema);
  if (head === undefined || head.end >= bytes.length) return undefined;
  return { head: head.said, clear: bytes.slice(0, head.end), box: bytes.slice(head.end) };
}

/** A text before bytes, as it stands inside a letter. */
export function withBytes(text: string, bytes: Bytes): Bytes {
  const said = bytesOfAscii(text);
  return joinedBytes([lengthAsBytes(said.length), said, bytes]);
}

export function apartFromBytes(whole: Bytes): { readonly said: unknown; readonly bytes: Bytes } | undefined {
  const end = endOfHead(whole);
  if (end === undefined) return undefined;
  return { said: jsonOfAscii(whole.subarray(lengthBytes, end)), bytes: whole.slice(end) };
}

const hashBytes = 32;
const closing = new Uint8Array(lengthBytes);

/** One letter as it stands in a file. */
export function writeFrame(letter: Bytes, hash: HashText): Bytes {
  const digest = hash(letter).replace(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return joinedBytes([lengthAsBytes(letter.length), Uint8Array.from(digest, codeOf), letter]);
}

/** What ends a file: one without it was cut. */
export const lastFrame = (): Bytes => closing.slice();

/** A file that is read bit by bit. */
export interface FrameSource {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Bytes>;
}

export type Frame =
  | { readonly status: 'letter'; readonly bytes: Bytes }
  /** Bytes are missing at the end; bytes are others than were written. */
  | { readonly status: 'cut' | 'damaged' };

/** The letters of a file, from where the first begins; after one that is not good there is no other. */
export async function* readFrames(
  { size, read }: FrameSource,
  { from, most }: { readonly from: number; readonly most: number },
  hash: HashText,
): AsyncGenerator<Frame> {
  for (let at = from; ;) {
    const head = await read(at, Math.min(size, at + lengthBytes));
    if (head.length < lengthBytes) {
      yield { status: 'cut' };
      return;
    }
    const length = lengthFrom(head);
    if (length === 0) {
      if (at + lengthBytes !== size) yield { status: 'damaged' };
      return;
    }
    if (length > most) {
      yield { status: 'damaged' };
      return;
    }
    const letterAt = at + lengthBytes + hashBytes;
    const end = letterAt + length;
    if (end > size) {
      yield { status: 'cut' };
      return;
    }
    const [digest, bytes] = [await read(at + lengthBytes, letterAt), await read(letterAt, end)];
    if (hexOf(digest) !== hash(bytes)) {
      yield { status: 'damaged' };
      return;
    }
    yield { status: 'letter', bytes };
    at = end;
  }
}

function headOf<Head>(
  bytes: Bytes,
  schema: v.GenericSchema<unknown, Head>,
): { readonly said: Head; readonly end: number } | undefined {
  const end = endOfHead(bytes);
  if (end === undefined) return undefined;
  const said = v.safeParse(schema, jsonOfAscii(bytes.subarray(lengthBytes, end)));
  return said.success ? { said: said.output, end } : undefined;
}

function endOfHead(bytes: Bytes): number | undefined {
  if (bytes.length < lengthBytes) return undefined;
  const length = lengthFrom(bytes);
  return length > mostHead || lengthBytes + length > bytes.length ? undefined : lengthBytes + length;
}

function lengthFrom(bytes: Bytes): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

function lengthAsBytes(length: number): Bytes {
  const bytes = new Uint8Array(lengthBytes);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

const codeOf = (character: string): number => character.charCodeAt(0);

// Ids, numbers and hashes alone: every character is one byte.
function bytesOfAscii(text: string): Bytes {
  return Uint8Array.from(text, codeOf);
}

function jsonOfAscii(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(String.fromCharCode(...bytes));
  } catch {
    return undefined;
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
