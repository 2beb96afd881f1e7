import { applyMutation } from '../src/domain/apply-mutation.ts';
import { readRoles, roles as allRoles } from '../src/domain/access/role.ts';
import type { ByHandParts } from './hand-over-by-hand.ts';
import { giveRoles, type GivenRoles } from './give-roles.ts';
import { sameName } from './same-name.ts';
import { openStore } from './store/open-store.ts';

const usage = `roles <name somebody signs in with> <role> [<role> …]; roles are ${allRoles.join(', ')}`;

const sentences: Readonly<Record<Exclude<GivenRoles['status'], 'given'>, string>> = {
  lastAdministrator: 'Nobody else in the commune is its administrator: make somebody that first.',
  accessEnded: 'The access of this account has ended.',
};

/**
 * An administrator says what somebody is to her commune, from the terminal, while the server runs or while it does not.
 * `true`: it is done. Her machines hear of it at their next exchange.
 */
export async function giveRolesByHand(words: readonly string[], parts: ByHandParts): Promise<boolean> {
  const { settings, clock, timers, newId, hash, say } = parts;
  const [username, ...named] = words;
  const roles = readRoles(named);
  if (username === undefined || roles.length === 0 || roles.length !== new Set(named).size) {
    say(`Usage: ${usage}`);
    return false;
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    const account = await store.accounts.byUsername(sameName(username));
    if (account === undefined) {
      say('There is no such account.');
      return false;
    }
    const given = await giveRoles(account, roles, { store, clock, hash, apply: applyMutation, pokes });
    say(given.status === 'given' ? `${account.name} is now: ${roles.join(', ')}.` : sentences[given.status]);
    return given.status === 'given';
  } finally {
    await pokes.close();
    await store.close();
  }
}
