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
 * The digest to hold against the server's where a damaged row of the base lies behind a view: what a person made stands
 * before it and is shown instead, so that nobody reads the row and misses it until the view goes. `undefined`: there is
 * none, and the digest is computed from the rows themselves.
 */
export function digestNoted(ledger: Ledger, machine: Machine): string | undefined {
  const hidden = machine.disk.rows('views').some(({ id }) => ledger.damagedRecords.has(String(id)));
  const state = byId(machine.disk.rows('meta')).get(`scope:${scope}`)?.['value'] as ScopeValue | undefined;
  return hidden ? state?.digest : undefined;
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
