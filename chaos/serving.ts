import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningServer, startServer } from '../tests/support/server.ts';

/** The server processes of one run. Each keeps its port, so that the lines lead to it again. */
export interface Serving {
  readonly ports: readonly number[];
  readonly accounts: RunningServer['accounts'];
  /** What servers that ended without our doing said last: none should. */
  readonly fallen: readonly string[];
  /** How many of the running servers' log lines match. */
  logged(pattern: RegExp): number;
  kill(which: number): Promise<void>;
  /** Lets one die by its own hand after a commit and before the answer; `false` when nobody brought it anything in time. */
  dieAfterCommit(which: number, commits: number): Promise<boolean>;
  /** SIGTERM to all. */
  stopAll(): Promise<void>;
  /** Starts those that are not running, one after the other. */
  startAll(): Promise<void>;
}

interface Slot {
  port: number;
  running: RunningServer | undefined;
}

const startPatienceMs = 60_000;
const commitPatienceMs = 10_000;

export async function openServing(options: {
  readonly count: number;
  readonly dataDirectory: string;
  readonly env: Readonly<Record<string, string>>;
}): Promise<Serving> {
  const { count, dataDirectory, env } = options;
  const slots: Slot[] = Array.from({ length: count }, () => ({ port: 0, running: undefined }));
  const fallen: string[] = [];
  let accounts: RunningServer['accounts'] = [];

  const start = async (slot: Slot, commits?: number): Promise<RunningServer> => {
    const began = performance.now();
    for (;;) {
      try {
        const running = await startServer({
          dataDirectory,
          port: slot.port,
          program: commits === undefined ? 'real' : 'faulty',
          env: { ...env, ...(commits === undefined ? {} : { KILL_AFTER_COMMITS: String(commits) }) },
        });
        slot.port = running.port;
        slot.running = running;
        void running.ended.then(({ code, signal }) => {
          // Still in its place: nobody of us has ended it.
          if (slot.running !== running) return;
          slot.running = undefined;
          fallen.push(`code ${String(code)}, signal ${String(signal)}: ${running.log().slice(-2_000)}`);
        });
        return running;
      } catch (error) {
        if (performance.now() - began > startPatienceMs) throw error;
        await sleep(300);
      }
    }
  };
  const take = (which: number): RunningServer | undefined => {
    const slot = slots[which % count];
    const running = slot?.running;
    if (slot !== undefined) slot.running = undefined;
    return running;
  };

  for (const slot of slots) ({ accounts } = await start(slot));
  return {
    ports: slots.map(({ port }) => port),
    accounts,
    fallen,
    logged: (pattern) =>
      slots.flatMap(({ running }) => running?.log().split('\n') ?? []).filter((line) => pattern.test(line)).length,
    kill: async (which) => take(which)?.kill(),
    async dieAfterCommit(which, commits) {
      await take(which)?.kill();
      const slot = slots[which % count];
      if (slot === undefined) return false;
      const dying = await start(slot, commits);
      slot.running = undefined;
      const died = await Promise.race([dying.ended.then(() => true), sleep(commitPatienceMs, false)]);
      if (!died) await dying.kill();
      return died;
    },
    async stopAll() {
      await Promise.all(slots.map(async (_slot, which) => take(which)?.stop()));
    },
    async startAll() {
      for (const slot of slots) if (slot.running === undefined) await start(slot);
    },
  };
}
