import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';

/** How one request shall be treated, drawn before it is looked at. */
export type Treatment =
  | { readonly kind: 'answer'; readonly waitMs: number; readonly cutReply: boolean }
  | { readonly kind: 'error'; readonly waitMs: number; readonly status: 500 | 502 | 503 | 504 }
  | { readonly kind: 'odd'; readonly waitMs: number; readonly body: string }
  | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number };

const errors = [500, 502, 503, 504] as const;
const oddBodies = [
  '<html><body><h1>Hệ thống đang bảo trì</h1></body></html>',
  '<soap:Envelope><soap:Body><soap:Fault><faultstring>Internal</faultstring></soap:Fault></soap:Body></soap:Envelope>',
] as const;
const minute = 60_000;

/** Draws what happens to each request. */
export function createTrouble(now: () => number, chance: Chance, faults: Faults): () => Treatment {
  const began = now();
  let asked: number[] = [];

  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(chance() * items.length)] ?? items[0];

  return () => {
    const at = now();
    asked = asked.filter((before) => before > at - minute);
    const { perMinute, storm, slow } = faults;
    if (perMinute !== null && asked.length >= perMinute) {
      const freeAt = (asked[0] ?? at) + minute;
      return { kind: 'tooMany', retryAfterSeconds: Math.max(1, Math.ceil((freeAt - at) / 1_000)) };
    }
    asked.push(at);
    const hour = new Date(at + 7 * 60 * minute).getUTCHours();
    const waitMs = slow !== null && hour >= slow.from && hour < slow.to ? slow.waitMs : 0;
    // A storm ends each round, so that a run begins in quiet.
    const inStorm = storm !== null && (at - began) % storm.everyMs >= storm.everyMs - storm.lastsMs;
    if (inStorm || chance() < faults.serverError) return { kind: 'error', waitMs, status: pick(errors) };
    if (chance() < faults.oddAnswer) return { kind: 'odd', waitMs, body: pick(oddBodies) };
    return { kind: 'answer', waitMs, cutReply: chance() < faults.lostReply };
  };
}
