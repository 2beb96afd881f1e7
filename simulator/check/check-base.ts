import { emptyDigest, foldDigest } from '../../src/protocol/digest.ts';
import type { Machine } from '../world/machine.ts';
import { scope } from '../world/people-of-the-world.ts';
import { byId } from './check-device.ts';
import type { Ledger } from './ledger.ts';

interface ScopeValue {
  readonly digest: string;
  readonly pass: number;
}

/** R11, between any two transactions: what is noted of the base fits the rows that are there. */
export function checkBase(ledger: Ledger, machine: Machine): void {
  const state = byId(machine.disk.rows('meta')).get(`scope:${scope}`)?.['value'] as ScopeValue | undefined;
  if (state === undefined || !machine.disk.quiet) return;
  let digest = emptyDigest;
  for (const row of machine.disk.rows('records')) {
    if (row['scope'] === scope && row['pass'] === state.pass) digest = foldDigest(digest, String(row['digest']));
  }
  if (digest !== state.digest) ledger.violate('base', `${machine.name} notes another digest than that of its rows`);
}

/**
 * R11, in the end: the head of the server's changes was never reached with another base than the server's. That the
 * device mends such a base by itself is its second line; with nothing wrong it is never needed (L23, L32).
 */
export function checkHead(ledger: Ledger, machine: Machine): void {
  if (machine.mismatches > 0)
    ledger.violate('base', `${machine.name} came to the head with another base than the server's`);
  if (ledger.restores === 0 && byId(machine.disk.rows('meta')).has(`recovery:${scope}`))
    ledger.violate('restored', `${machine.name} took the server for a restored one`);
}
