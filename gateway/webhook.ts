import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Envelope } from './envelope.ts';
import type { FarRegister } from './far-register.ts';
import { envelopeOfPlain, plainSendAnswer, plainStanding } from './plain-words.ts';

const windowMs = 300_000;

/** Whether a message is signed by whoever knows the secret, and not long ago. `text`: the body, or what stands behind the `?`. */
export function isSignedHere(text: string, headers: Headers, secret: string, now: number): boolean {
  const timestamp = headers.get('x-lien-mach-timestamp') ?? '';
  if (!(Math.abs(now - Number(timestamp) * 1_000) <= windowMs)) return false;
  const own = Buffer.from(`v1=${createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')}`);
  const given = Buffer.from(headers.get('x-lien-mach-signature') ?? '');
  return own.length === given.length && timingSafeEqual(own, given);
}

export function takePlain(register: FarRegister, body: unknown): unknown {
  const envelope = envelopeOfPlain(body);
  if (envelope === undefined) return { status: 'refused', said: 'Bản tin có định dạng không đúng.' };
  return plainSendAnswer(register.take(envelope));
}

/** Plain questions do not say of which record: the code says it. */
export function tellPlain(register: FarRegister, codes: readonly string[]): unknown {
  const modules: readonly Envelope['module'][] = ['KS', 'KT', 'KH', 'HN', 'CMC', 'BS'];
  return { standings: modules.flatMap((module) => register.tell(codes, module)).map(plainStanding) };
}
