import { localTimeOf } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Delivery } from '../store/delivery-port.ts';

/** What is known of the road itself, in milliseconds since 1970. */
export interface Road {
  /** Before this nothing is called: too many calls, or it is broken. */
  readonly closedUntil: number;
  /** Failures in a row, whatever dossier they were about. */
  readonly failures: number;
}

export interface RoadRules {
  readonly perMinute: number;
  readonly hours: readonly { readonly from: string; readonly to: string }[];
}

export type NextCall =
  | { readonly kind: 'ask'; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'send'; readonly delivery: Delivery }
  /** Not before then, in milliseconds since 1970. */
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' };

/** As many codes go into one question. */
const inOneQuestion = 50;
const quarterHourMs = 15 * 60_000;
/** So many failures in a row, and the road is taken for broken. */
const broken = 5;
const minuteMs = 60_000;

/** What to do next with what is in hand. Pure. */
export function planDelivery(inHand: readonly Delivery[], road: Road, rules: RoadRules, now: Instant): NextCall {
  const [first] = inHand;
  if (first === undefined) return { kind: 'nothing' };
  const at = Date.parse(now);
  if (road.closedUntil > at) return { kind: 'wait', until: road.closedUntil };
  if (!isOpen(rules, now)) return { kind: 'wait', until: (Math.floor(at / minuteMs) + 1) * minuteMs };
  const asked = inHand.find(({ step }) => step === 'ask');
  if (asked === undefined) return { kind: 'send', delivery: first };
  // Of one commune and one record each: that is how they are asked.
  const alike = inHand.filter(
    ({ step, module, scope }) => step === 'ask' && module === asked.module && scope === asked.scope,
  );
  // A road that is broken is tried with one.
  return { kind: 'ask', deliveries: alike.slice(0, road.failures >= broken ? 1 : inOneQuestion) };
}

function isOpen({ hours }: RoadRules, now: Instant): boolean {
  const time = localTimeOf(now);
  return hours.length === 0 || hours.some(({ from, to }) => from <= time && time < to);
}

/** The road after a call: when the next may be, and whether it is taken for broken. */
export function roadAfter(
  road: Road,
  rules: RoadRules,
  { failed, afterSeconds, at, chance }: { failed: boolean; afterSeconds: number | null; at: number; chance: number },
): Road {
  const spaced = at + Math.ceil(minuteMs / rules.perMinute);
  if (!failed) return { closedUntil: spaced, failures: 0 };
  const failures = road.failures + 1;
  const asked = afterSeconds === null ? spaced : Math.max(spaced, at + afterSeconds * 1_000);
  if (failures < broken) return { closedUntil: asked, failures };
  return {
    closedUntil: Math.max(asked, at + jittered(minuteMs * 2 ** (failures - broken), quarterHourMs, chance)),
    failures,
  };
}

/** Between half of it and all of it, so that nobody comes in step with others. `chance` in [0, 1). */
export function jittered(milliseconds: number, most: number, chance: number): number {
  return Math.ceil(Math.min(milliseconds, most) * (0.5 + chance / 2));
}
