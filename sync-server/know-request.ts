import type { Carrier, recognise } from './authenticate.ts';
import { proveDevice, type Proved, type ProveParts, readCredential } from './prove-device.ts';
import type { RequestLimit } from './request-limit.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';

/** A request, who carries it, and that it comes from the machine it is said to come from. */
export interface Known extends Proved {
  readonly carrier: Carrier;
}

export interface KnowParts extends ProveParts, Omit<Parameters<typeof recognise>[1], 'clock'> {
  readonly clock: ServerClock;
  readonly requests?: RequestLimit;
}

interface HowKnown {
  readonly know: typeof recognise;
  /** A revoked machine is told so here, unless it may still say what it has. */
  readonly revoked?: 'heard';
  /** Somebody with a password that another person has seen is sent to change it, unless she is here to do that. */
  readonly oneTime?: 'heard';
}

/**
 * Who asks, that she does not ask too often (R17), and that it is the device that her token was given to.
 *
 * @throws {Refusal} `signInNeeded`, `accessEnded`, `tooManyTries`, `deviceNotProved`, `deviceRevoked`, `passwordToChange`
 */
export async function knowRequest(
  given: Request,
  { know, revoked, oneTime }: HowKnown,
  parts: KnowParts,
): Promise<Known> {
  const credential = readCredential(given.headers.get('authorization'));
  const carrier = await know(credential, parts);
  const wait = parts.requests?.take({ device: carrier.device, account: carrier.account.id }) ?? null;
  if (wait !== null) throw new Refusal('tooManyTries', 'This device asks too often.', { retryAfterSeconds: wait });
  const { machine } = carrier;
  const key = machine?.publicKey ?? null;
  const proved: Proved =
    key === null || credential === undefined
      ? { request: given, wholeDigest: null }
      : await proveDevice(given, credential, key, parts);
  if (machine !== undefined && machine.revokedAt !== null && revoked !== 'heard') {
    throw new Refusal('deviceRevoked', 'This device has been revoked.');
  }
  if (carrier.account.oneTimeUntil !== undefined && oneTime !== 'heard') {
    throw new Refusal('passwordToChange', 'This password is good for one sign-in: it must be changed.');
  }
  return { carrier, ...proved };
}
