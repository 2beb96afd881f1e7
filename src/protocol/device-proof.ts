/**
 * How a device with a key proves that a request is its own. To the credential in `authorization` it adds
 * `.<seconds, base 36>.<signature>`: ECDSA P-256 with SHA-256 over `provedText`, IEEE P1363 in base64url.
 * `Bearer <token>`: somebody is signed in. `Device <id>`: the device itself, whoever works on it.
 */
export interface ProvedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The token, or the device's id. */
  readonly credential: string;
  /** Seconds since 1970 by the server's clock as the device reckons it, in base 36. */
  readonly time: string;
  /** SHA-256 of the body as sent, base64url; of a piece: of the whole that it is a piece of. */
  readonly digest: string;
}

export function provedText({ method, path, credential, time, digest }: ProvedRequest): string {
  return ['lien-mach request', method, path, credential, time, digest].join('\n');
}

/** In which a piece says what it is a piece of: SHA-256 of the whole, base64url. */
export const digestHeader = 'digest';

/** How far the time may be off, either way, in milliseconds. */
export const proofSkewMs = 10 * 60_000;

/** Characters that a proof adds to a request. */
export const proofLength = '.tq0000.'.length + 86;

/** `GET` as the device: 200, or `deviceRevoked`. */
export const devicePath = '/v1/device';
/** `POST` with the token and a proof by the key it brings: of a machine of before. */
export const deviceKeyPath = '/v1/device-key';
