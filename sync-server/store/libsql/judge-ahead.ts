import type { Transaction } from 'kysely';
import { type ServerStore, StoreBusy } from '../port.ts';
import { readCounter } from '../read-counter.ts';
import { scopeReads } from '../scope-reads.ts';
import { writeScope } from '../scope-writes.ts';
import type { Tables } from '../tables.ts';
import { CollectedStatements } from './collected-statements.ts';
import { type Committer, failureFrom } from './write-job.ts';

interface JudgeAheadParts {
  /** A transaction that reads what has been committed. */
  readonly reading: <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;
  readonly committer: Committer;
}

/** Only another process can come between, so the second time is the last in practice. */
const tries = 5;
/** So many wait for the disk at the most; who comes then has not been judged yet and holds no rows (R17). */
const mostWaiting = 32;

/**
 * Transactions that are judged from what is committed and written down, and go to whoever writes when they are whole: so
 * the next is judged while the last one's rows are written. What was read is still so when it is written, or it is all
 * done again: the turn of every counter that was locked is looked at under the file's lock (R12). Transactions over one
 * commune come one after the other, each when the one before is on disk.
 */
export function judgeAhead({ reading, committer }: JudgeAheadParts): Pick<ServerStore, 'inScope' | 'inScopes'> {
  const room = createRoom(mostWaiting);
  const inTurn = createTurnsByName();

  const inScopes: ServerStore['inScopes'] = (work) =>
    room(async () => {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        const expected = new Map<string, number>();
        const collected = new CollectedStatements();
        const result = await reading((transaction) =>
          work((scope) => ({
            ...scopeReads(transaction, scope),
            async lockCounter() {
              const counter = await readCounter(transaction, scope);
              expected.set(scope, counter.turn);
              return counter;
            },
            async write(writes) {
              if (!expected.has(scope)) throw new Error('The counter is not locked.');
              await writeScope(collected.database, scope, writes);
            },
          })),
        );
        const { statements } = collected;
        if (statements.length === 0) return result;
        const turns = [...expected].map(([scope, turn]) => ({ scope, turn }));
        const written = await committer.commit({ expected: turns, statements });
        if (written.status === 'durable') return result;
        if (written.status === 'failed') throw failureFrom(written.failure);
      }
      throw new StoreBusy('Others wrote to the commune again and again.');
    });

  return { inScopes, inScope: (scope, work) => inTurn(scope, () => inScopes((of) => work(of(scope)))) };
}

type Holds = <T>(work: () => Promise<T>) => Promise<T>;

/** So many at a time, the others in the order of their coming. */
function createRoom(most: number): Holds {
  const line: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside === most) await new Promise<void>((resolve) => line.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}

/** One at a time of each name, in the order of their coming. */
function createTurnsByName(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const latest = new Map<string, Promise<void>>();
  return async (name, work) => {
    const before = latest.get(name);
    let end = (): void => undefined;
    const mine = new Promise<void>((resolve) => {
      end = resolve;
    });
    latest.set(name, mine);
    await before;
    try {
      return await work();
    } finally {
      if (latest.get(name) === mine) latest.delete(name);
      end();
    }
  };
}
