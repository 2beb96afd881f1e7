import { digestHeader, proofSkewMs, provedText } from '../src/protocol/device-proof.ts';
import { exchangeLimits } from '../src/protocol/sync-exchange.ts';
import type { HashText } from '../src/domain/words.ts';
import type { Bytes } from './bytes.ts';
import { spkiOfPoint } from './device-key.ts';
import { readSent, withBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';

/** What `authorization` says: who asks, and by what it is proved. */
export interface Credential {
  readonly scheme: 'Bearer' | 'Device';
  readonly text: string;
  readonly proof: { readonly time: string; readonly signature: string } | undefined;
}

export function readCredential(authorization: string | null): Credential | undefined {
  const [match, scheme, text = '', time, signature] =
    /^(Bearer|Device) ([\w-]{20,100})(?:\.([0-9a-z]{1,9})\.([\w-]{86}))?$/u.exec(authorization ?? '') ?? [];
  if (match === undefined) return undefined;
  const proof = time === undefined || signature === undefined ? undefined : { time, signature };
  return { scheme: scheme === 'Device' ? 'Device' : 'Bearer', text, proof };
}

export interface ProveParts {
  readonly hash: HashText;
  readonly verify: VerifySignature;
  readonly clock: Pick<ServerClock, 'now'>;
}

/** A request whose device has been looked at. */
export interface Proved {
  /** The same, with its body read where that was proved. */
  readonly request: Request;
  /** What the device says that the whole is, of which this is a piece; `null`: nothing is to be held to it. */
  readonly wholeDigest: string | null;
}

/**
 * Holds a request to the key of the device it is said to come from: method, path, credential, time and body.
 *
 * @throws {Refusal} `deviceNotProved` with the server's time; `tooLarge`
 */
export async function proveDevice(
  request: Request,
  { text: credential, proof }: Credential,
  publicKey: string,
  { hash, verify, clock }: ProveParts,
): Promise<Proved> {
  const serverTime = clock.now();
  const refuse = (detail: string) => new Refusal('deviceNotProved', detail, { serverTime });
  if (proof === undefined) throw refuse('This device has a key, and the request bears no proof.');
  const { time, signature } = proof;
  const toldMs = Number.parseInt(time, 36) * 1_000;
  if (!(Math.abs(toldMs - Date.parse(serverTime)) <= proofSkewMs)) throw refuse('The proof is of another time.');
  const wholeDigest = request.headers.get(digestHeader);
  const body = wholeDigest === null ? await bodyOf(request) : undefined;
  const digest = wholeDigest ?? digestOf(body ?? new Uint8Array(), hash);
  const url = new URL(request.url);
  const said = provedText({ method: request.method, path: url.pathname + url.search, credential, time, digest });
  // The id tells nothing here: it is this key or none.
  if (!(await verify({ id: '', spki: spkiOfPoint(publicKey) }, said, signature))) {
    throw refuse('The proof is not by the key of this device.');
  }
  return { request: body === undefined ? request : withBody(request, body), wholeDigest };
}

/**
 * Holds a request that bears no token to the key of the device it names.
 *
 * @throws {Refusal} `deviceNotProved`, `tooLarge`
 */
export async function proveAs(request: Request, device: string, publicKey: string, parts: ProveParts): Promise<void> {
  const credential = readCredential(request.headers.get('authorization'));
  if (credential?.scheme !== 'Device' || credential.text !== device) {
    throw new Refusal('deviceNotProved', 'The key of the device must be proved.', { serverTime: parts.clock.now() });
  }
  await proveDevice(request, credential, publicKey, parts);
}

/** SHA-256, base64url. */
export function digestOf(bytes: Uint8Array, hash: HashText): string {
  return Buffer.from(hash(bytes), 'hex').toString('base64url');
}

async function bodyOf(request: Request): Promise<Bytes | undefined> {
  return request.body === null ? undefined : readSent(request, exchangeLimits.requestBytes);
}
