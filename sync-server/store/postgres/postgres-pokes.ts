import { Client } from 'pg';
import { createLocalPokes, type Poke, type PokeListener, type Pokes } from '../../pokes.ts';
import type { ServerTimers } from '../../server-timers.ts';

const channel = 'lien_mach_poke';
const firstWaitMs = 250;
const longestWaitMs = 30_000;

interface PostgresPokesOptions {
  readonly url: string;
  readonly timers: ServerTimers;
}

/**
 * Pokes across the processes on one database, by LISTEN and NOTIFY on a connection of their own. A commit does not wait for
 * them: pokes of one commune that wait for the connection become one, and all that wait go in one statement.
 *
 * When the connection is lost it is made anew, after a wait that doubles up to half a minute; then everybody here is told
 * that pokes may have been missed.
 */
export async function createPostgresPokes({ url, timers }: PostgresPokesOptions): Promise<Pokes> {
  const local = createLocalPokes();
  const listeners = new Set<PokeListener>();
  const waiting = new Map<string, number>();
  let client: Client | undefined;
  let sending = false;
  let closed = false;
  let waitMs = firstWaitMs;
  let callOff = (): void => undefined;

  const send = async (): Promise<void> => {
    if (sending || client === undefined) return;
    sending = true;
    const through = client;
    try {
      while (waiting.size > 0 && client === through) {
        const payloads = [...waiting].map(([scope, seq]) => `${seq}:${scope}`);
        waiting.clear();
        await through.query(`SELECT pg_notify('${channel}', payload) FROM unnest($1::text[]) AS payload`, [payloads]);
      }
    } catch {
      // The connection is gone and its end is heard of by itself; other devices ask without a poke, only later.
    } finally {
      sending = false;
    }
  };

  const lost = (gone: Client): void => {
    if (client !== gone) return;
    client = undefined;
    again();
  };
  const again = (): void => {
    if (closed) return;
    callOff = timers.set(waitMs, () => {
      void connect().then(
        () => {
          for (const listener of [...listeners]) listener.missed();
        },
        () => again(),
      );
    });
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  };
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'lien-mach pokes' });
    let own: number | null = null;
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', ({ processId, payload }) => {
      const poke = readPayload(payload);
      // What was published here has been heard here already.
      if (poke !== undefined && processId !== own) local.publish(poke);
    });
    try {
      await next.connect();
      const { rows } = await next.query<{ pid: number }>(`LISTEN ${channel}; SELECT pg_backend_pid() AS pid`).then(
        // Two statements, two results.
        (results) => (results as unknown as readonly (typeof results)[])[1] ?? results,
      );
      own = rows[0]?.pid ?? null;
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    if (closed) return next.end();
    client = next;
    waitMs = firstWaitMs;
    void send();
  };

  await connect();
  return {
    publish(poke) {
      if (closed) return;
      local.publish(poke);
      waiting.set(poke.scope, Math.max(poke.seq, waiting.get(poke.scope) ?? 0));
      void send();
    },
    subscribe(listener) {
      listeners.add(listener);
      const stop = local.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async close() {
      closed = true;
      callOff();
      const last = client;
      client = undefined;
      listeners.clear();
      await local.close();
      await last?.end();
    },
  };
}

function readPayload(payload: string | undefined): Poke | undefined {
  const [, seq, scope] = /^(\d{1,15}):(.{1,64})$/su.exec(payload ?? '') ?? [];
  return seq === undefined || scope === undefined ? undefined : { scope, seq: Number(seq) };
}
