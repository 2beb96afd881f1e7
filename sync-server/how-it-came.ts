import type { HttpBindings } from '@hono/node-server';
import { clientAddress, plainAddress } from './client-address.ts';

interface HowItCame {
  /** Of whoever asks, as far as it can be believed. */
  readonly addressOf: (environment: unknown) => string;
  /** To this process, or as a proxy of ours says that it came. */
  readonly cameByHttps: (environment: unknown) => boolean;
}

/** What a connection, and the proxies whose word is believed, tell of how a request came. */
export function howItCame(proxies: ReadonlySet<string>): HowItCame {
  const incoming = (environment: unknown) => (environment as HttpBindings).incoming;
  return {
    addressOf(environment) {
      const { socket, headers } = incoming(environment);
      return clientAddress({ remote: socket.remoteAddress, forwardedFor: textOf(headers['x-forwarded-for']) }, proxies);
    },
    cameByHttps(environment) {
      const { socket, headers } = incoming(environment);
      if ('encrypted' in socket && socket.encrypted === true) return true;
      const isOurs = proxies.has(plainAddress(socket.remoteAddress ?? ''));
      return isOurs && textOf(headers['x-forwarded-proto']) === 'https';
    },
  };
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.join(',');
}
