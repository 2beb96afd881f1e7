import { createHmac, timingSafeEqual } from 'node:crypto';

export const timestampHeader = 'x-lien-mach-timestamp';
export const signatureHeader = 'x-lien-mach-signature';
/** A signed message is good for so long before and after it was made. */
const windowSeconds = 300;

/** HMAC-SHA256 over `timestamp.text`. The text is the body, or of a question what stands behind the `?`. */
export function sign(text: string, secret: string, now: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  return { [timestampHeader]: timestamp, [signatureHeader]: signatureOf(text, secret, timestamp) };
}

/** Whether whoever knows the secret made it, and not long ago. */
export function isSigned(text: string, headers: Headers, secret: string, now: string): boolean {
  const timestamp = headers.get(timestampHeader) ?? '';
  if (!/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(Date.parse(now) / 1_000 - Number(timestamp)) > windowSeconds) return false;
  const given = Buffer.from(headers.get(signatureHeader) ?? '');
  const own = Buffer.from(signatureOf(text, secret, timestamp));
  return given.length === own.length && timingSafeEqual(given, own);
}

function signatureOf(text: string, secret: string, timestamp: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')}`;
}
