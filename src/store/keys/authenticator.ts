import type { PasskeyAssertion, PasskeyRegistration } from '../../protocol/passkeys.ts';
import type { Bytes, RandomBytes } from '../device-ports.ts';
import { base64url } from './device-signer.ts';
import type { PasskeySecret } from './passkey-wrap.ts';

/** Why there is no answer; the browser does not tell whether somebody said no or nobody said anything. */
type NotAnswered =
  | { readonly status: 'cancelled' }
  /** The machine has answered without looking at who is there. */
  | { readonly status: 'unverified' }
  | { readonly status: 'unavailable' };

export type Asked =
  | {
      readonly status: 'answered';
      readonly assertion: PasskeyAssertion;
      /** `null`: this browser or machine gives none. */
      readonly secret: PasskeySecret | null;
    }
  | NotAnswered;

export type Made =
  | {
      readonly status: 'made';
      readonly registration: Omit<PasskeyRegistration, 'password'>;
      readonly credential: Bytes;
      readonly secret: PasskeySecret | null;
    }
  | NotAnswered;

/** The machine's own way of knowing people, by WebAuthn. */
export interface Authenticator {
  /** Whether passkeys can be had here at all; nobody is asked. */
  isThere(): Promise<boolean>;
  /** `user.id` tells nothing of her; her `name` is shown by the machine when somebody chooses. */
  make(order: {
    readonly user: { readonly id: Bytes; readonly name: string };
    readonly salt: Bytes;
    /** In base64url; absent: no server will look at it. */
    readonly challenge?: string;
  }): Promise<Made>;
  ask(order: {
    readonly salt: Bytes;
    readonly challenge?: string;
    /** This one; absent: whichever somebody chooses. */
    readonly only?: Bytes;
  }): Promise<Asked>;
}

interface AuthenticatorParts {
  readonly credentials: Pick<CredentialsContainer, 'create' | 'get'>;
  readonly hostName: string;
  readonly hasPlatform: () => Promise<boolean>;
  readonly randomBytes: RandomBytes;
}

const timeout = 120_000;
const challengeBytes = 32;
/** ES256, and RS256 for Windows Hello. */
const algorithms = [-7, -257] as const;
/** In the authenticator's data, behind 32 bytes of hash. */
const flagsAt = 32;
const userVerified = 4;
const secretBytes = 32;

export function createAuthenticator({
  credentials,
  hostName,
  hasPlatform,
  randomBytes,
}: AuthenticatorParts): Authenticator {
  const challengeOf = (challenge: string | undefined): Bytes =>
    challenge === undefined ? Uint8Array.from(randomBytes(challengeBytes)) : fromBase64url(challenge);

  const ask: Authenticator['ask'] = ({ salt, challenge, only }) =>
    asking(async () => {
      const found = (await credentials.get({
        publicKey: {
          challenge: challengeOf(challenge),
          timeout,
          userVerification: 'required',
          allowCredentials: only === undefined ? [] : [{ type: 'public-key', id: only }],
          extensions: { prf: { eval: { first: salt } } },
        },
      })) as PublicKeyCredential | null;
      if (found === null) return { status: 'cancelled' };
      const response = found.response as AuthenticatorAssertionResponse;
      const authenticatorData = new Uint8Array(response.authenticatorData);
      if (((authenticatorData[flagsAt] ?? 0) & userVerified) === 0) return { status: 'unverified' };
      const credential = new Uint8Array(found.rawId);
      return {
        status: 'answered',
        assertion: {
          id: base64url(credential),
          authenticatorData: base64url(authenticatorData),
          clientDataJSON: base64url(new Uint8Array(response.clientDataJSON)),
          signature: base64url(new Uint8Array(response.signature)),
        },
        secret: secretOf(found, salt),
      };
    });

  return {
    // A passkey belongs to a name; an address in numbers has none.
    isThere: async () => !/^[\d.]+$|:/u.test(hostName) && (await hasPlatform().catch(() => false)),
    ask,
    make: ({ user, salt, challenge }) =>
      asking(async () => {
        const made = (await credentials.create({
          publicKey: {
            challenge: challengeOf(challenge),
            timeout,
            rp: { name: 'Liền Mạch' },
            user: { ...user, displayName: user.name },
            pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
            authenticatorSelection: {
              authenticatorAttachment: 'platform',
              residentKey: 'required',
              userVerification: 'required',
            },
            attestation: 'none',
            extensions: { prf: { eval: { first: salt } } },
          },
        })) as PublicKeyCredential | null;
        if (made === null) return { status: 'cancelled' };
        const response = made.response as AuthenticatorAttestationResponse;
        const credential = new Uint8Array(made.rawId);
        const told = secretOf(made, salt);
        // Some give it only when they are asked once more.
        const isAskedAgain = told === null && made.getClientExtensionResults().prf?.enabled === true;
        const again = isAskedAgain ? await ask({ salt, only: credential }) : undefined;
        return {
          status: 'made',
          registration: {
            id: base64url(credential),
            attestationObject: base64url(new Uint8Array(response.attestationObject)),
            clientDataJSON: base64url(new Uint8Array(response.clientDataJSON)),
            transports: response.getTransports(),
          },
          credential,
          secret: again?.status === 'answered' ? again.secret : told,
        };
      }),
  };
}

function secretOf(credential: PublicKeyCredential, salt: Bytes): PasskeySecret | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const output = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength))
    : new Uint8Array(first);
  if (output.length !== secretBytes) return null;
  return { credential: new Uint8Array(credential.rawId), salt, output };
}

async function asking<Answer>(work: () => Promise<Answer | NotAnswered>): Promise<Answer | NotAnswered> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { status: name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unavailable' };
  }
}

function fromBase64url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
