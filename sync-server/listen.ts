import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A device that asks every half minute keeps its connection: a new one costs two round trips and more on a slow line. */
const keepAliveMs = 65_000;

export interface Listening {
  /** As a browser on this machine would write it. */
  readonly url: string;
  /** Takes no new connection, finishes what is under way for up to `graceMs`, then cuts what is left. */
  stop(graceMs: number): Promise<void>;
}

/** @throws the system's error when the address cannot be had, e.g. `EADDRINUSE`. */
export async function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
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
