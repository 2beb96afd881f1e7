import type { PasskeyAssertion, PasskeyRegistration } from '../src/protocol/passkeys.ts';
import type { RelyingParty } from './relying-party.ts';
import type { SpentChallenge } from './store/passkey-port.ts';

/** Says whether a challenge is one of ours. */
type Read = (challenge: string) => SpentChallenge | undefined;

interface Expected {
  readonly party: RelyingParty;
  readonly read: Read;
}

export interface VerifiedAssertion {
  readonly counter: number;
  readonly challenge: SpentChallenge;
}

export interface VerifiedPasskey extends VerifiedAssertion {
  /** COSE, in base64url. */
  readonly publicKey: string;
}

/** ES256, and RS256 for Windows Hello. */
const algorithms = [-7, -257];

// Loaded when the first passkey comes: a server that nobody asks for them does without.
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

/** What a passkey has signed for a sign-in; `undefined`: not by this key, not for us, or nobody was looked at. */
export async function verifyAssertion(
  { id, ...response }: PasskeyAssertion,
  publicKey: string,
  { party, read }: Expected,
): Promise<VerifiedAssertion | undefined> {
  const { verifyAuthenticationResponse } = await library();
  let challenge: SpentChallenge | undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: (text) => (challenge = read(text)) !== undefined,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // What it has counted so far is compared where it is kept, so that two at once cannot both be right.
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    });
    return verified && challenge !== undefined ? { counter: authenticationInfo.newCounter, challenge } : undefined;
  } catch {
    return undefined;
  }
}

/** A passkey that was just made; `undefined`: not for us, or not as we ask for it. */
export async function verifyRegistration(
  { id, attestationObject, clientDataJSON }: Omit<PasskeyRegistration, 'password' | 'transports'>,
  { party, read }: Expected,
): Promise<VerifiedPasskey | undefined> {
  const { verifyRegistrationResponse } = await library();
  let challenge: SpentChallenge | undefined;
  try {
    if (!(await vouchesForNobody(attestationObject))) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { attestationObject, clientDataJSON },
      },
      expectedChallenge: (text) => (challenge = read(text)) !== undefined,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: true,
    });
    if (!verified || challenge === undefined || registrationInfo.credential.id !== id) return undefined;
    const { counter, publicKey } = registrationInfo.credential;
    return { counter, publicKey: Buffer.from(publicKey).toString('base64url'), challenge };
  } catch {
    return undefined;
  }
}

/**
 * We ask for no certificate of the maker. One that is sent all the same is not looked into: whoever follows a certificate
 * fetches from addresses that stand in it.
 */
export async function vouchesForNobody(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await helpers();
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = decoded.get('fmt');
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
}
