import * as v from 'valibot';

/** Problem answers outside the exchange itself (RFC 9457 shape). `code` is from a closed set; clients branch on status, not on text. */
export const errorAnswerSchema = v.object({
  code: v.picklist([
    'badRequest',
    'wrongCredentials',
    'signInNeeded',
    'forbidden',
    'accessEnded',
    'tooManyTries',
    'tooLarge',
    'notFound',
    'unsupportedMedia',
    /** A mutation is not what its short hash says: the request shall come again with whole hashes. */
    'sendHashes',
    'internal',
    'busy',
    'shuttingDown',
  ]),
  /** The field that is wrong, where there is one. */
  field: v.nullable(v.string()),
  detail: v.string(),
});

export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;
export type ErrorCode = ErrorAnswer['code'];
