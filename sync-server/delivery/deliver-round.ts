import type { Instant } from '../../src/domain/words.ts';
import { failureForLog } from '../log.ts';
import { askAbout } from './ask-about.ts';
import type { Called, DeliverParts } from './deliver-parts.ts';
import { followLog } from './follow-log.ts';
import { type NextCall, planDelivery, type Road, roadAfter } from './plan-delivery.ts';
import { sendOne } from './send-one.ts';

const mostInHand = 50;
const leaseMs = 10 * 60_000;
/** Shorter waits are waited out with everything in hand. */
const shortMs = 5_000;

export interface Round {
  readonly road: Road;
  /** When to come again, in milliseconds since 1970. */
  readonly next: number;
}

/**
 * Looks through the logs, and hands over and asks what is due, until nothing is or the road is closed. A commune in which something fails
 * that nobody foresaw is left alone until the next round, and what it had in hand until its lease ends; the others go on.
 */
export async function deliverRound(road: Road, parts: DeliverParts): Promise<Round> {
  const { target, store, clock, by, wait } = parts;
  // Whatever the queue says, the log is looked at so often.
  const lookEveryMs = target.pace.look * 1_000;
  const failing = new Set<string>();
  const guarded = async <Result>(scope: string, work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work();
    } catch (failure) {
      failing.add(scope);
      parts.log.error({ ...failureForLog(failure), target: target.name, commune: scope }, 'delivery failed');
      return otherwise;
    }
  };
  for (const commune of target.communes) {
    await guarded(
      commune.code,
      async () => {
        if ((await store.accounts.commune(commune.code)) !== undefined) await followLog(commune, parts);
      },
      undefined,
    );
  }
  const scopes = () => target.communes.map(({ code }) => code).filter((code) => !failing.has(code));
  let standing = road;
  while (!parts.stopping()) {
    const now = Date.parse(clock.now());
    const lease = { by, until: instant(now + leaseMs) };
    let inHand = await store.deliveries.claim({ scopes: scopes(), now: instant(now), lease, most: mostInHand });
    if (inHand.length === 0) break;
    while (inHand.length > 0) {
      const call: NextCall = parts.stopping()
        ? { kind: 'wait', until: Number.POSITIVE_INFINITY }
        : planDelivery(inHand, standing, target, clock.now());
      if (call.kind === 'nothing') break;
      if (call.kind === 'wait') {
        const waitMs = call.until - Date.parse(clock.now());
        const isLong = waitMs > shortMs || Date.parse(clock.now()) + waitMs > now + leaseMs / 2;
        if (!isLong) {
          await wait(waitMs);
          continue;
        }
        for (const delivery of inHand) await store.deliveries.settle(delivery, by);
        return { road: standing, next: Math.min(call.until, Date.parse(clock.now()) + lookEveryMs) };
      }
      const done = call.kind === 'ask' ? call.deliveries : [call.delivery];
      const scope = done[0]?.scope ?? '';
      const work = (): Promise<Called> =>
        call.kind === 'ask' ? askAbout(call.deliveries, parts) : sendOne(call.delivery, parts);
      const called = await guarded(scope, work, null);
      const at = Date.parse(clock.now());
      if (called !== null) standing = roadAfter(standing, target, { ...called, at, chance: parts.chance() });
      inHand = inHand.filter((delivery) => !done.includes(delivery) && !failing.has(delivery.scope));
    }
  }
  const due = await store.deliveries.nextDue(scopes());
  const look = Date.parse(clock.now()) + lookEveryMs;
  return {
    road: standing,
    next: due === undefined ? look : Math.max(Math.min(look, Date.parse(due)), standing.closedUntil),
  };
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
