import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Committer, WriteResult } from '../../sync-server/store/libsql/write-job.ts';
import { type ServerStore, StoreBusy } from '../../sync-server/store/port.ts';
import { TakenAlready } from '../../sync-server/store/scope-port.ts';
import { noCounter, writesOf } from '../contract/server-rows.ts';
import { commitBeside } from '../support/commit-beside.ts';
import { openLibsqlStore } from '../support/test-store.ts';

let folder: string;
let store: ServerStore;
/** Jobs that have been handed over, each waiting for the disk until it is let go. */
let handed: { readonly goOn: () => void; readonly fail: (result: WriteResult) => void }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-ahead-'));
  handed = [];
  store = openLibsqlStore({
    file: join(folder, 'test.db'),
    committer: (of) => {
      const beside = commitBeside(of);
      const slow: Committer = {
        commit: (job) =>
          new Promise((resolve) => {
            const goOn = () => {
              resolve(beside.commit(job));
            };
            handed.push({ goOn, fail: resolve });
          }),
        close: () => beside.close(),
      };
      return slow;
    },
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that can go on while the jobs that were handed over wait. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const letGo = (count = handed.length): void => {
  for (const job of handed.splice(0, count)) job.goOn();
};
const goOn = async (): Promise<void> => {
  await settle();
  while (handed.length > 0) {
    letGo();
    await settle();
  }
};
/** Raises the commune's number by one, from what it is, and says from where. */
const step = (scope: string, of = store): Promise<number> =>
  of.inScope(scope, async (transaction) => {
    const { turn, seq } = await transaction.lockCounter();
    await transaction.write(writesOf({ counter: { ...noCounter, turn: turn + 1, seq: seq + 1 } }));
    return seq;
  });
const seqOf = (scope: string) => store.read(async (reads) => (await reads(scope).counter()).seq);

it('[R12] judges one commune while another waits for the disk, and one commune in order', async () => {
  const [a1, b1, a2] = [step('a'), step('b'), step('a')];
  await settle();
  expect(handed).toHaveLength(2);
  letGo();
  expect(await Promise.all([a1, b1])).toEqual([0, 0]);
  await goOn();
  expect(await a2).toBe(1);
});

it('[R1] shows nobody what is not on disk yet', async () => {
  const writing = step('a');
  await settle();
  expect(await seqOf('a')).toBe(0);
  expect(handed).toHaveLength(1);
  await goOn();
  await writing;
  expect(await seqOf('a')).toBe(1);
});

it('[R12] judges again what another process has come before', async () => {
  const other = openLibsqlStore({ file: join(folder, 'test.db') });
  const ours = step('a');
  await settle();
  expect(await step('a', other)).toBe(0);
  await goOn();
  expect(await ours).toBe(1);
  await other.close();
  expect(await seqOf('a')).toBe(2);
});

it('is busy rather than judging for ever, and gives the next one its turn', async () => {
  const ours = step('a');
  const next = step('a');
  const busy = expect(ours).rejects.toThrow(StoreBusy);
  for (let time = 0; time < 5; time += 1) {
    await settle();
    handed.shift()?.fail({ status: 'moved' });
  }
  await busy;
  await goOn();
  expect(await next).toBe(0);
});

it('[R2] tells a failure of the writing by the name it has in the port', async () => {
  for (const [name, kind] of [['TakenAlready', TakenAlready] as const, ['StoreBusy', StoreBusy] as const]) {
    const writing = expect(step('a')).rejects.toThrow(kind);
    await settle();
    handed.shift()?.fail({ status: 'failed', failure: { name, message: 'as it was' } });
    await writing;
  }
  const broken = expect(step('a')).rejects.toThrow('disk I/O error');
  await settle();
  handed.shift()?.fail({ status: 'failed', failure: { name: 'SqliteError', message: 'disk I/O error' } });
  await broken;
});

it('writes nothing of what threw, and hands over nothing that writes nothing', async () => {
  const thrown = store.inScope('a', async (transaction) => {
    await transaction.lockCounter();
    await transaction.write(writesOf({ counter: { ...noCounter, turn: 1, seq: 1 } }));
    throw new Error('in the middle');
  });
  await expect(thrown).rejects.toThrow('in the middle');
  expect(await store.inScope('a', async (transaction) => (await transaction.counter()).seq)).toBe(0);
  expect(handed).toHaveLength(0);
});

it('[R17] judges no further ahead of the disk than thirty-two, and in the order of their coming', async () => {
  const done: number[] = [];
  const all = Array.from({ length: 80 }, async (_, number) => {
    await step(`commune ${number}`);
    done.push(number);
  });
  await settle();
  expect(handed).toHaveLength(32);
  letGo(3);
  await settle();
  // Three are with the writer, three more have been judged.
  expect(handed.length).toBeLessThanOrEqual(32);
  while (done.length < 80) {
    letGo();
    await settle();
  }
  await Promise.all(all);
  expect(done).toEqual(Array.from({ length: 80 }, (_, number) => number));
});
