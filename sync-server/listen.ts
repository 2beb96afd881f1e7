import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A device that asks every half minute keeps its connection: a new one costs two round trips and more on a slow line. */
const keepAliveMs = 65_000;

/** How long a caller may take, in milliseconds (R17). */
export interface Patience {
  /** Until the head of a request is here. */
  readonly headMs: number;
  /** Until all of it is: somewhat more than a device goes on trying. */
  readonly requestMs: number;
  /** Without a byte either way. A stream says something every 25 s. */
  readonly silentMs: number;
  /** How often the first two are looked at. */
  readonly lookEveryMs: number;
}

const usualPatience: Patience = { headMs: 20_000, requestMs: 330_000, silentMs: 120_000, lookEveryMs: 5_000 };
const mostHeaders = 100;

export interface ListenAt {
  readonly host: string;
  readonly port: number;
  /** Certificate (with those between it and a root, PEM) and key; absent: plain HTTP. */
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined;
  readonly patience?: Patience;
}

export interface Listening {
  /** As a browser on this machine would write it. */
  readonly url: string;
  /** Takes no new connection, finishes what is under way for up to `graceMs`, then cuts what is left. */
  stop(graceMs: number): Promise<void>;
}

/** @throws the system's error when the address cannot be had, e.g. `EADDRINUSE`. */
export async function listen(
  app: Hono,
  { host, port, certificate, patience = usualPatience }: ListenAt,
): Promise<Listening> {
  const { headMs, requestMs, silentMs, lookEveryMs } = patience;
  const options = { headersTimeout: headMs, requestTimeout: requestMs, connectionsCheckingInterval: lookEveryMs };
  const server = createAdaptorServer(
    certificate === undefined
      ? { fetch: app.fetch, createServer, serverOptions: options }
      : {
          fetch: app.fetch,
          createServer: createSecureServer,
          serverOptions: { ...options, ...certificate, minVersion: 'TLSv1.2' },
        },
  ) as Server;
  server.keepAliveTimeout = keepAliveMs;
  server.maxHeadersCount = mostHeaders;
  // Also for whoever asks and never reads the answer.
  server.setTimeout(silentMs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    async stop(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection kept alive becomes idle only after its answer, and would hold the server until it times out.
      const sweeping = setInterval(() => server.closeIdleConnections(), 50);
      const cutting = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweeping);
      clearTimeout(cutting);
    },
  };
}
