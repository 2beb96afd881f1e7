import { isIP } from 'node:net';

/** What is known of a connection, and what the request on it says. */
export interface Arrival {
  /** The other end of the connection. */
  readonly remote: string | undefined;
  /** `X-Forwarded-For`: whoever passed it on has added at its end whom it had it from. */
  readonly forwardedFor: string | undefined;
}

/**
 * Where a request came from. Believed is only what a proxy of ours has written: the last address in the row that is none of
 * them. What stands before that, anyone may have put there. Of IPv6 the first half alone: a single machine has the other
 * half to itself.
 */
export function clientAddress({ remote = '', forwardedFor = '' }: Arrival, proxies: ReadonlySet<string>): string {
  const passedOn = forwardedFor.split(',').map((address) => plainAddress(address.trim()));
  for (const address of [plainAddress(remote), ...passedOn.reverse()]) {
    if (isIP(address) === 0) break;
    if (!proxies.has(address)) return network(address);
  }
  return network(plainAddress(remote));
}

/** An IPv4 address that came by IPv6 is itself. */
export function plainAddress(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/u, '');
}

function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
