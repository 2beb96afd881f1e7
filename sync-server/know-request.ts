import type { Carrier, recognise } from './authenticate.ts';
import type { BodiesUnderWay } from './bodies-under-way.ts';
import { proveDevice, type Proved, type ProveParts, readCredential } from './prove-device.ts';
import type { RequestLimit } from './request-limit.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';

/** A request, who carries it, and that it comes from the machine it is said to come from. */
export interface Known extends Proved {
  /** As she was when all had come that was read to know her. */
  readonly carrier: Carrier;
  /**
   * As she is now: for whatever waits before it acts. Her access may have ended meanwhile, her roles be others, her machine be
   * revoked (R18). @throws {Refusal} as `knowRequest`
   */
  readonly now: () => Promise<Carrier>;
}

export interface KnowParts extends ProveParts, Omit<Parameters<typeof recognise>[1], 'clock'> {
  readonly clock: ServerClock;
  readonly requests?: RequestLimit;
  /** Bounds how many bodies of a device are under way; absent: nobody counts. */
  readonly bodies?: BodiesUnderWay;
}

interface HowKnown {
  readonly know: typeof recognise;
  /** A revoked machine is told so here, unless it may still say what it has. */
  readonly revoked?: 'heard';
  /** Somebody with a password that another person has seen is sent to change it, unless she is here to do that. */
  readonly oneTime?: 'heard';
}

/**
 * Who asks, that she does not ask too often (R17), and that it is the device that her token was given to. A body that is
 * proved comes as slowly as its line is: who she is, is looked at again when it is here.
 *
 * @throws {Refusal} `signInNeeded`, `accessEnded`, `tooManyTries`, `deviceNotProved`, `deviceRevoked`, `passwordToChange`
 */
export async function knowRequest(given: Request, how: HowKnown, parts: KnowParts): Promise<Known> {
  const credential = readCredential(given.headers.get('authorization'));
  const carrier = await how.know(credential, parts);
  const wait = parts.requests?.take({ device: carrier.device, account: carrier.account.id }) ?? null;
  if (wait !== null) throw new Refusal('tooManyTries', 'This device asks too often.', { retryAfterSeconds: wait });
  if (given.body !== null && parts.bodies?.begin(given, carrier.device) === false)
    throw new Refusal('tooManyTries', 'Too much of this device is on its way at once.', { retryAfterSeconds: 5 });
  const key = carrier.machine?.publicKey ?? null;
  const now = async (): Promise<Carrier> => {
    const still = heldToStanding(await how.know(credential, parts), how);
    // Let in anew under another key meanwhile: what was proved is not that.
    if (key === null || still.machine?.publicKey === key) return still;
    throw new Refusal('deviceNotProved', 'This device has another key now.', { serverTime: parts.clock.now() });
  };
  if (key === null || credential === undefined)
    return { carrier: heldToStanding(carrier, how), now, request: given, wholeDigest: null };
  const proved = await proveDevice(given, credential, key, parts);
  const hasWaited = proved.request !== given;
  return { carrier: hasWaited ? await now() : heldToStanding(carrier, how), now, ...proved };
}

function heldToStanding(carrier: Carrier, { revoked, oneTime }: HowKnown): Carrier {
  if ((carrier.machine?.revokedAt ?? null) !== null && revoked !== 'heard') {
    throw new Refusal('deviceRevoked', 'This device has been revoked.');
  }
  if (carrier.account.oneTimeUntil !== undefined && oneTime !== 'heard') {
    throw new Refusal('passwordToChange', 'This password is good for one sign-in: it must be changed.');
  }
  return carrier;
}
