import { beforeEach, describe, expect, it } from 'vitest';
import { ModelDatabase, type ModelParts } from '../../simulator/model-store/model-database.ts';
import { StoreBusy } from '../../sync-server/store/port.ts';
import { type ScopeWrites, TakenAlready } from '../../sync-server/store/scope-port.ts';
import { change, entity, mutation, noCounter, scope, writesOf } from '../contract/server-rows.ts';
import { heldGates } from '../support/held-gates.ts';

let gates: ReturnType<typeof heldGates>;
let full: boolean;
let parts: ModelParts;
let database: ModelDatabase;

beforeEach(() => {
  gates = heldGates();
  full = false;
  parts = { epoch: 'e', schedule: gates.schedule, diskFull: () => full };
  database = new ModelDatabase(parts);
});

const begin = (writes: Partial<ScopeWrites>, { locks = true, connection = database.connect() } = {}) => {
  const inside = { locked: false, done: false };
  const end = connection.store.inScope(scope, async (transaction) => {
    if (locks) inside.locked = (await transaction.lockCounter()).turn >= 0;
    await transaction.write(writesOf(writes));
    inside.done = true;
  });
  return { end, inside, connection };
};
const seqs = async (connection = database.connect()) =>
  (await connection.store.read((of) => of(scope).headsAfter(0, 99))).map(({ seq }) => seq);
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the modelled database', () => {
  it('[R12] lets nobody see a later number before an earlier one, however slow the earlier commit is (L23)', async () => {
    gates.hold('commit');
    const slow = begin({ entities: [entity(1)] });
    await settled();
    gates.letGo();
    const quick = begin({ entities: [entity(2)] });
    await settled();
    expect(await seqs()).toEqual([]);
    gates.open();
    await Promise.all([slow.end, quick.end]);
    expect(await seqs()).toEqual([1, 2]);
  });

  it('[R12] makes the counter’s row wait for whoever holds it, and read what that one wrote', async () => {
    gates.hold('commit');
    const first = begin({ counter: { ...noCounter, turn: 1 } });
    await settled();
    gates.letGo();
    let turn = -1;
    const second = database.connect().store.inScope(scope, async (transaction) => {
      ({ turn } = await transaction.lockCounter());
    });
    await settled();
    expect(turn).toBe(-1);
    gates.open();
    await Promise.all([first.end, second]);
    expect(turn).toBe(1);
  });

  it('sees in each statement what was committed when it began', async () => {
    const seen: number[] = [];
    await database.connect().store.inScope(scope, async (transaction) => {
      seen.push((await transaction.headsAfter(0, 9)).length);
      await begin({ entities: [entity(1)] }).end;
      seen.push((await transaction.headsAfter(0, 9)).length);
    });
    expect(seen).toEqual([0, 1]);
  });

  it('[R2] waits for another’s uncommitted key, and finds it taken or free', async () => {
    for (const fate of ['commits', 'dies']) {
      database = new ModelDatabase(parts);
      gates.hold('commit');
      const first = begin({ newMutations: [mutation(1)] }, { locks: false });
      await settled();
      gates.letGo();
      const second = begin({ newMutations: [mutation(1)] }, { locks: false });
      const outcome = second.end.then(
        () => 'written',
        (error: unknown) => error,
      );
      await settled();
      expect(second.inside.done).toBe(false);
      if (fate === 'dies') first.connection.kill();
      gates.open();
      if (fate === 'commits') expect(await outcome).toBeInstanceOf(TakenAlready);
      else expect(await outcome).toBe('written');
    }
  });

  it('ends one of two that wait for each other, and lets the other go on', async () => {
    const inOrder = async (...steps: readonly Partial<ScopeWrites>[]) =>
      database.connect().store.inScope(scope, async (transaction) => {
        for (const step of steps) {
          const { arrivals, newMutations, changes } = writesOf(step);
          await transaction.write({ ...writesOf({}), arrivals, newMutations, changes });
        }
      });
    gates.hold('statement');
    const crossed = [
      inOrder({ newMutations: [mutation(1)], changes: [change(2)] }),
      inOrder({ changes: [change(2)] }, { newMutations: [mutation(1)] }),
    ];
    const outcomes = Promise.allSettled(crossed);
    // One statement of each at a time.
    for (let step = 0; step < 20; step += 1) {
      gates.open();
      await settled();
    }
    const reasons = (await outcomes).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toBeInstanceOf(StoreBusy);
  });

  it('forgets what a killed process had not committed, and tells it nothing any more', async () => {
    gates.hold('commit');
    const killed = begin({ entities: [entity(1)] });
    await settled();
    killed.connection.kill();
    gates.letGo();
    gates.open();
    let told = false;
    void killed.end.finally(() => (told = true));
    await begin({ entities: [entity(2)] }).end;
    expect(await seqs()).toEqual([2]);
    expect(told).toBe(false);
  });

  it('keeps what a process had committed that was killed before it heard of it (R8)', async () => {
    gates.hold('committed');
    const killed = begin({ entities: [entity(1)] });
    await settled();
    killed.connection.kill();
    gates.letGo();
    expect(await seqs()).toEqual([1]);
  });

  it('writes nothing of a transaction for which the disk has no space, and goes on after', async () => {
    full = true;
    await expect(begin({ entities: [entity(1)] }).end).rejects.toThrow('No space');
    full = false;
    await begin({ entities: [entity(2)] }).end;
    expect(await seqs()).toEqual([2]);
  });

  it('[R13] gives back in a restored database what was kept, and nothing that came later', async () => {
    await begin({ entities: [entity(1)], changes: [change(1)] }).end;
    const kept = database.keep();
    await begin({ entities: [entity(1, { rev: 2, seq: 2 }), entity(3)] }).end;
    const restored = new ModelDatabase(parts, kept);
    expect(await seqs(restored.connect())).toEqual([1]);
    expect(await seqs()).toEqual([2, 3]);
  });
});
