import { isIP } from 'node:net';

/** Whom a passkey is made for, and where alone it may be used (WebAuthn). */
export interface RelyingParty {
  /** A name, without port. */
  readonly id: string;
  /** Scheme, name and port, as a browser says it. */
  readonly origin: string;
}

/** `undefined`: passkeys cannot be for this; they need a name, and HTTPS anywhere but on one's own machine. */
export function relyingPartyAt(address: string): RelyingParty | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin, href } = new URL(address);
  const isName = hostname !== '' && isIP(hostname.replace(/^\[|\]$/gu, '')) === 0;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  return isName && isSafe && href === `${origin}/` ? { id: hostname, origin } : undefined;
}

/**
 * Whom passkeys are for in this request. What the request says of its host is believed for `localhost` alone: no other
 * machine can make a browser say so.
 */
export function relyingPartyOf({ url }: Request, given: RelyingParty | undefined): RelyingParty | undefined {
  if (given !== undefined) return given;
  const { hostname, origin } = new URL(url);
  return hostname === 'localhost' ? relyingPartyAt(origin) : undefined;
}
