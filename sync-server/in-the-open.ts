import { isIP } from 'node:net';
import type { Settings } from './environment.ts';
import { standingTestAccounts } from './seed-accounts.ts';
import type { ServerStore } from './store/port.ts';

interface OpenParts {
  readonly settings: Pick<Settings, 'host' | 'tls' | 'trustedProxies'>;
  readonly seedsAccounts: boolean;
  readonly store: ServerStore;
}

/** Whether other machines can reach what listens there. */
export function isInTheOpen(host: string): boolean {
  if (host === 'localhost') return false;
  return isIP(host) === 4 ? !host.startsWith('127.') : host !== '::1';
}

/**
 * What a server that others can reach must not do; a sentence for the person who starts it about what is not forbidden and
 * not good either.
 *
 * @throws {Error} where test accounts could be signed in with from elsewhere
 */
export async function lookAround({ settings, seedsAccounts, store }: OpenParts): Promise<string | null> {
  const { host, tls, trustedProxies } = settings;
  if (!isInTheOpen(host)) return null;
  if (seedsAccounts) {
    throw new Error(
      `HOST is ${host}, which other machines reach, and --seed-accounts makes accounts for tests. Not both.`,
    );
  }
  const standing = await standingTestAccounts(store);
  if (standing.length > 0) {
    throw new Error(
      `HOST is ${host}, which other machines reach, and this database has the test accounts ${standing.join(', ')}. ` +
        'Begin with an empty DATA_DIR or database.',
    );
  }
  if (tls !== undefined || trustedProxies.size > 0) return null;
  return `Others on the network can read along: ${host} is served without a certificate. See docs/operate.md.`;
}
