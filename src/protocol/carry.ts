import * as v from 'valibot';
import { pageSchema } from '../domain/documents/page.ts';
import { syncResponseSchema } from './sync-exchange.ts';

/**
 * A carry file is a row of **letters**: each one exchange, or one part of a page, sealed to the server's key and signed by the
 * machine that wrote it, so that whoever carries them reads nothing and can alter nothing. The answers come back as a file of
 * the same make, sealed to a key that was in the letter: only that machine opens them.
 *
 * File: mark, form, frames, and four zero bytes. Frame: length, SHA-256, letter. Letter: the head's length, head, the key's
 * box, the box, signature. Lengths are four bytes, the most significant first.
 */
/** `id` is of one bringing: a letter that is brought again is taken in again, and answered as things stand then. */
export const letterPath = (id: string): string => `/v1/carry/${id}`;
export const letterMediaType = 'application/vnd.lien-mach.letter';

/** Bounds (R17). Bytes; `acts` are of JSON before packing, `part` of a page. */
export const carryLimits = {
  file: 32 * 1024 * 1024,
  letter: 512 * 1024,
  answer: 8 * 1024 * 1024,
  answerFile: 64 * 1024 * 1024,
  acts: 96 * 1024,
  part: 240 * 1024,
  /** Letters of one file. */
  letters: 4_096,
} as const;

export const signatureBytes = 64;

const uuidSchema = v.pipe(v.string(), v.uuid());
const idSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u));
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const numberSchema = v.pipe(countSchema, v.minValue(1));

/** Everything that a letter says without its key: of nobody but the machine, and how much there is. */
export const letterHeadSchema = v.object({
  /** The commune that it is for. */
  scope: v.pipe(v.string(), v.minLength(1), v.maxLength(16)),
  /** Whose letter it is. */
  device: uuidSchema,
  /** Of the file that it was written for, and which one of it. */
  file: idSchema,
  number: numberSchema,
  /** By that machine's clock. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Of the server's key that it is sealed to. */
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u)),
  /** Acts in it, and pages that end with it. */
  acts: countSchema,
  pages: countSchema,
});
export type LetterHead = v.InferOutput<typeof letterHeadSchema>;

/** What stands in a letter before its bytes. */
export const letterContentSchema = v.object({
  /** Who was signed in where it was written: her rights are the carrier's. */
  account: uuidSchema,
  /** Under which the answer is sealed: 32 bytes in base64url. */
  answerKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/u)),
  holds: v.variant('kind', [
    /** An exchange that asks for nothing; `packed`: gzip, and the answer may be so too. */
    v.object({ kind: v.literal('acts'), packed: v.boolean() }),
    v.object({ kind: v.literal('page'), page: pageSchema, from: countPageSchema() }),
  ]),
});
export type LetterContent = v.InferOutput<typeof letterContentSchema>;

function countPageSchema() {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(0));
}

/** What an answer says without its key. */
export const answerHeadSchema = v.pick(letterHeadSchema, ['scope', 'device', 'file', 'number']);
export type AnswerHead = v.InferOutput<typeof answerHeadSchema>;

export const letterAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('acts'), answer: syncResponseSchema }),
  v.object({ kind: v.literal('page'), sha256: v.string(), held: countPageSchema() }),
  /** The server keeps nothing of this page: these bytes are another, this person attaches none, there is no room. */
  v.object({ kind: v.literal('noPage'), sha256: v.string(), why: v.picklist(['otherBytes', 'notHers', 'noRoom']) }),
]);
export type LetterAnswer = v.InferOutput<typeof letterAnswerSchema>;

/** What the machine signs: all that stands before the signature. */
export const letterText = (sha256: string): string => `lien-mach letter 1\n${sha256}`;
/** To what the box of a letter, and that of an answer, is bound. */
export const letterPurpose = (sha256: string): string => `lien-mach letter box 1/${sha256}`;
export const answerPurpose = (sha256: string): string => `lien-mach letter answer 1/${sha256}`;
