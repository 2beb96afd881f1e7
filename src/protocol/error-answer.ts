import * as v from 'valibot';

/** Problem answers outside the exchange itself (RFC 9457 shape). `code` is from a closed set; clients branch on status, not on text. */
export const errorAnswerSchema = v.object({
  code: v.picklist([
    'badRequest',
    'wrongCredentials',
    'signInNeeded',
    'forbidden',
    'accessEnded',
    /** Signed in by a password that somebody else has seen: a new one first. */
    'passwordToChange',
    /** Name and password are right; the machine needs a code. */
    'deviceNotEnrolled',
    /** The proof is missing, is not by the device's key, or of another time than `serverTime`. */
    'deviceNotProved',
    /** What waits on it is handed in, and then it forgets everything. */
    'deviceRevoked',
    'tooManyTries',
    'tooLarge',
    'notFound',
    'unsupportedMedia',
    /** Of a page: the server speaks another tus; bytes for another place; bytes that are not what they are called; no room. */
    'otherTus',
    'wrongOffset',
    'notThatPage',
    'storageFull',
    /** A mutation is not what its short hash says: the request shall come again with whole hashes. */
    'sendHashes',
    'internal',
    'busy',
    'shuttingDown',
  ]),
  /** The field that is wrong, where there is one. */
  field: v.nullable(v.string()),
  detail: v.string(),
  /** With `deviceNotProved`, so that a device whose clock is wrong can ask again. */
  serverTime: v.exactOptional(v.string()),
});

export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;
export type ErrorCode = ErrorAnswer['code'];
