import * as v from 'valibot';

/** Gives a new token and a new refresh token for the refresh token in the body. */
export const refreshPath = '/v1/refresh';

export const refreshRequestSchema = v.strictObject({
  refresh: v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/u)),
  device: v.pipe(v.string(), v.uuid()),
});

/** What renews a sign-in. Good until `expiresAt`, unless it is used; and again until what came for it is (docs/decisions/0217). */
export const refreshTokenSchema = v.object({
  token: v.string(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  /** From this answer on. No moment: the device's clock may be another. */
  renewAfterSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export const refreshAnswerSchema = v.object({
  token: v.string(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  refresh: refreshTokenSchema,
});

export type RefreshToken = v.InferOutput<typeof refreshTokenSchema>;
export type RefreshRequest = v.InferOutput<typeof refreshRequestSchema>;
export type RefreshAnswer = v.InferOutput<typeof refreshAnswerSchema>;
