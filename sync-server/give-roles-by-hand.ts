import { applyMutation } from '../src/domain/apply-mutation.ts';
import { readRoles, rolesOfPeople } from '../src/domain/access/role.ts';
import { accessSentences } from './access-sentences.ts';
import { changeAccess } from './change-access.ts';
import type { ByHandParts } from './hand-over-by-hand.ts';
import { sameName } from './same-name.ts';
import { openStore } from './store/open-store.ts';

const usage = `roles <name somebody signs in with> <role> [<role> …]; roles are ${rolesOfPeople.join(', ')}`;

/**
 * Whoever runs the server says what somebody is to her commune, from the terminal, while it runs or while it does not.
 * `true`: it is done. Her machines hear of it at their next exchange.
 */
export async function giveRolesByHand(words: readonly string[], parts: ByHandParts): Promise<boolean> {
  const { settings, clock, timers, newId, hash, say } = parts;
  const [username, ...named] = words;
  const roles = readRoles(named).filter((role) => rolesOfPeople.includes(role));
  if (username === undefined || roles.length === 0 || roles.length !== new Set(named).size) {
    say(`Usage: ${usage}`);
    return false;
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    const account = await store.accounts.byUsername(sameName(username));
    if (account === undefined) {
      say(accessSentences.noSuchPerson);
      return false;
    }
    const deed = { kind: 'roles', account: account.id, from: null, roles } as const;
    const byHand = { scope: null, request: null, by: null, device: null, reason: '', at: clock.now() };
    const given = await changeAccess({ ...byHand, deed }, { store, clock, hash, apply: applyMutation, pokes });
    say(given.status === 'refused' ? accessSentences[given.why] : `${account.name} is now: ${roles.join(', ')}.`);
    return given.status !== 'refused';
  } finally {
    await pokes.close();
    await store.close();
  }
}
