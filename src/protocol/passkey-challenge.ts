import * as v from 'valibot';

/** `POST` by anyone: what a passkey is asked to sign next, by this device and soon. */
export const passkeyChallengePath = '/v1/passkey-challenge';
/** `POST` in place of a name and a password; answered like a sign-in. */
export const passkeySignInPath = '/v1/sign-in/passkey';

export const passkeyChallengeRequestSchema = v.strictObject({ device: v.pipe(v.string(), v.uuid()) });
/** In base64url. */
export const passkeyChallengeSchema = v.object({
  challenge: v.pipe(v.string(), v.regex(/^[\w-]+$/u), v.maxLength(200)),
});
