import * as v from 'valibot';

/** `POST` with a token: a password of one's own in place of the one that is. Also with a one-time password, which opens nothing else. */
export const passwordPath = '/v1/password';

/** In characters. NIST SP 800-63B-4 asks for length and against the usual ones, and for no kinds of signs. */
export const passwordLength = { least: 10, most: 256 } as const;

export const passwordRequestSchema = v.strictObject({
  old: v.pipe(v.string(), v.minLength(1), v.maxLength(passwordLength.most)),
  new: v.pipe(v.string(), v.minLength(passwordLength.least), v.maxLength(passwordLength.most)),
});

export type PasswordRequest = v.InferOutput<typeof passwordRequestSchema>;
