import type { Pokes } from '../pokes.ts';
import type { ServerStore } from './port.ts';

/**
 * The store, telling whoever waits of everything by which an account or a machine may lose a right or a sign-in (R18), after
 * the commit and whoever asked for it: the one place, so that no way of taking access away is forgotten.
 */
export function tellStanding(store: ServerStore, pokes: Pick<Pokes, 'publishStanding'>): ServerStore {
  const { access, accounts, devices, sessions } = store;
  const tell = (who: string): void => pokes.publishStanding(who);
  return {
    ...store,
    access: {
      ...access,
      async change(order) {
        const outcome = await access.change(order);
        // Also of a request that was followed before: the server may have stopped between the two.
        if (outcome.status !== 'refused') tell(outcome.account);
        return outcome;
      },
    },
    accounts: {
      ...accounts,
      async reassign(account, scope, at) {
        await accounts.reassign(account, scope, at);
        tell(account);
      },
      async setRoles(account, roles, at) {
        await accounts.setRoles(account, roles, at);
        tell(account);
      },
      async endAccess(account, at) {
        await accounts.endAccess(account, at);
        tell(account);
      },
      async setPassword(change) {
        const isDone = await accounts.setPassword(change);
        if (isDone) tell(change.account);
        return isDone;
      },
    },
    devices: {
      ...devices,
      async enrol(enrolment) {
        await devices.enrol(enrolment);
        tell(enrolment.id);
      },
      async revoke(id, by, at) {
        await devices.revoke(id, by, at);
        tell(id);
      },
    },
    sessions: {
      ...sessions,
      async renew(renewal) {
        const outcome = await sessions.renew(renewal);
        if (outcome === 'spent') tell(renewal.next.account);
        return outcome;
      },
      async end(hash) {
        const account = await sessions.end(hash);
        if (account !== undefined) tell(account);
        return account;
      },
    },
  };
}
