import { Client } from 'pg';
import { createLocalPokes, type PokeListener, type Pokes } from '../../pokes.ts';
import type { ServerTimers } from '../../server-timers.ts';

const channel = 'lien_mach_poke';
/** In place of a number: not a commune's, but an account's or a machine's. */
const standing = 'standing';
const firstWaitMs = 250;
const longestWaitMs = 30_000;
/** How long the end waits for what is on its way. */
const lastWordMs = 5_000;

interface PostgresPokesOptions {
  readonly url: string;
  readonly timers: ServerTimers;
}

/**
 * Pokes across the processes on one database, by LISTEN and NOTIFY on a connection of their own. A commit does not wait for
 * them: pokes of one commune that wait for the connection become one, and all that wait go in one statement.
 *
 * When the connection is lost it is made anew, after a wait that doubles up to half a minute; then what has not gone goes, and
 * everybody here is told that pokes may have been missed. The end waits for what is on its way: a word at the terminal
 * that takes access away ends as soon as it has done so.
 */
export async function createPostgresPokes({ url, timers }: PostgresPokesOptions): Promise<Pokes> {
  const local = createLocalPokes();
  const listeners = new Set<PokeListener>();
  // Communes with their latest number, and accounts and machines without one.
  const waiting = new Map<string, number | null>();
  let client: Client | undefined;
  let isSending = false;
  let sent: Promise<void> = Promise.resolve();
  let closed = false;
  let waitMs = firstWaitMs;
  let callOff = (): void => undefined;

  const wait = (of: string, seq: number | null): void => {
    waiting.set(of, seq === null ? null : Math.max(seq, waiting.get(of) ?? 0));
  };
  const sendThrough = async (through: Client): Promise<void> => {
    isSending = true;
    let going: [string, number | null][] = [];
    try {
      while (waiting.size > 0 && client === through) {
        going = [...waiting];
        waiting.clear();
        const payloads = going.map(([of, seq]) => `${seq ?? standing}:${of}`);
        await through.query(`SELECT pg_notify('${channel}', payload) FROM unnest($1::text[]) AS payload`, [payloads]);
      }
    } catch {
      // The connection is gone and its end is heard of by itself. What may not have gone goes again through the next.
      for (const [of, seq] of going) wait(of, seq);
    } finally {
      isSending = false;
    }
  };
  const send = (): void => {
    if (!isSending && client !== undefined) sent = sendThrough(client);
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
  const hear = (payload: string | undefined): void => {
    const [, seq, of] = /^(\d{1,15}|standing):(.{1,64})$/su.exec(payload ?? '') ?? [];
    if (seq === undefined || of === undefined) return;
    if (seq === standing) local.publishStanding(of);
    else local.publish({ scope: of, seq: Number(seq) });
  };
  const within = (milliseconds: number, work: Promise<void>): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.set(milliseconds, resolve);
      void work.then(() => {
        cancel();
        resolve();
      });
    });
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'lien-mach pokes' });
    let own: number | null = null;
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', ({ processId, payload }) => {
      // What was published here has been heard here already.
      if (processId !== own) hear(payload);
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
    send();
  };

  await connect();
  return {
    publish(poke) {
      if (closed) return;
      local.publish(poke);
      wait(poke.scope, poke.seq);
      send();
    },
    publishStanding(who) {
      if (closed) return;
      local.publishStanding(who);
      wait(who, null);
      send();
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
      await within(lastWordMs, sent);
      const last = client;
      client = undefined;
      listeners.clear();
      await local.close();
      await last?.end();
    },
  };
}
