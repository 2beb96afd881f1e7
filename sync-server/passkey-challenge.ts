import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HashText, Instant } from '../src/domain/words.ts';
import { passkeyChallengeHash, type RandomBytes } from './secrets.ts';
import type { SpentChallenge } from './store/passkey-port.ts';

/** How long somebody may look for her finger. */
const lifeMs = 5 * 60_000;
const drawnBytes = 16;
const timeBytes = 4;
const sealBytes = 16;

/**
 * What a passkey is asked to sign: drawn, with its end, and sealed by the server for one device. Nothing is kept of it until
 * somebody has signed it, so that asking for many fills nothing (R17), and any process of this server knows it again.
 */
export function drawChallenge(
  { key, device }: { readonly key: string; readonly device: string },
  { now, randomBytes }: { readonly now: Instant; readonly randomBytes: RandomBytes },
): string {
  const head = Buffer.alloc(drawnBytes + timeBytes);
  head.set(randomBytes(drawnBytes));
  head.writeUInt32BE(Math.floor((Date.parse(now) + lifeMs) / 1_000), drawnBytes);
  return Buffer.concat([head, sealOf(head, key, device)]).toString('base64url');
}

/** `undefined`: not ours, for another device, or too old. */
export function readChallenge(
  challenge: string,
  { key, device }: { readonly key: string; readonly device: string },
  { now, hash }: { readonly now: Instant; readonly hash: HashText },
): SpentChallenge | undefined {
  const bytes = Buffer.from(challenge, 'base64url');
  // One challenge has one spelling, or it could be used in another.
  if (bytes.length !== drawnBytes + timeBytes + sealBytes || bytes.toString('base64url') !== challenge)
    return undefined;
  const head = bytes.subarray(0, drawnBytes + timeBytes);
  if (!timingSafeEqual(bytes.subarray(head.length), sealOf(head, key, device))) return undefined;
  const expiresAt = new Date(head.readUInt32BE(drawnBytes) * 1_000).toISOString();
  return expiresAt <= now ? undefined : { hash: passkeyChallengeHash(challenge, hash), expiresAt };
}

function sealOf(head: Uint8Array, key: string, device: string): Buffer {
  const said = createHmac('sha256', key).update(`lien-mach passkey challenge ${device} `).update(head);
  return said.digest().subarray(0, sealBytes);
}
