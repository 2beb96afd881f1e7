import * as v from 'valibot';
import { signInRequestSchema } from './sign-in.ts';

/** `GET`: one's own; `POST`: one more. */
export const passkeysPath = '/v1/passkeys';
/** `POST`: one of one's own is good no longer. */
export const passkeyRemovalPath = '/v1/passkeys/remove';

/** Most passkeys of one account (R17). */
export const mostPasskeys = 20;

const base64url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/u), v.maxLength(most));
const passwordSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** At most 1,023 bytes (WebAuthn). */
const credentialIdSchema = base64url(1_364);

/** What a passkey has signed, as the browser gives it, in base64url. */
const assertionSchema = v.strictObject({
  id: credentialIdSchema,
  authenticatorData: base64url(2_000),
  clientDataJSON: base64url(2_000),
  signature: base64url(2_000),
});

export const passkeySignInRequestSchema = v.strictObject({
  assertion: assertionSchema,
  ...v.omit(signInRequestSchema, ['username', 'password']).entries,
});

export const passkeyRegistrationSchema = v.strictObject({
  /** Hers, of now: whoever finds a machine open makes no key of his own to her account. */
  password: passwordSchema,
  id: credentialIdSchema,
  attestationObject: base64url(8_000),
  clientDataJSON: base64url(2_000),
  /** How a browser may reach it, in the browser's words. */
  transports: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/u))), v.maxLength(10)),
});

export const passkeyRemovalSchema = v.strictObject({ password: passwordSchema, id: credentialIdSchema });

const passkeySchema = v.object({
  id: v.string(),
  /** As people call the machine it was made on; empty: nobody has said. */
  machine: v.string(),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  usedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
});

export const passkeysAnswerSchema = v.object({ passkeys: v.array(passkeySchema) });

export type PasskeyAssertion = v.InferOutput<typeof assertionSchema>;
export type PasskeySignInRequest = v.InferOutput<typeof passkeySignInRequestSchema>;
export type PasskeyRegistration = v.InferOutput<typeof passkeyRegistrationSchema>;
export type PasskeysAnswer = v.InferOutput<typeof passkeysAnswerSchema>;
export type ListedPasskey = v.InferOutput<typeof passkeySchema>;
