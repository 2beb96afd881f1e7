import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepReads, type KeepReads } from '../../sync-server/keep-reads.ts';
import { createLog } from '../../sync-server/log.ts';
import { eraseByAge } from '../../sync-server/retention/erase-by-age.ts';
import { readLogDays, retentionRules } from '../../sync-server/retention/retention-rules.ts';
import type { KeptRead, ReadLogStore } from '../../sync-server/store/port.ts';
import { readTableShapes } from '../../sync-server/store/table-shapes.ts';
import { openLibsqlTarget } from '../../sync-server/backup/libsql-target.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

const clock = holdServerClock();
const timers = { set: () => () => undefined };
let server: ServerInProcess;
let reads: KeepReads;
let lines: string[];
let add: ReadLogStore['add'];
let desk: Desk;
let other: Desk;

beforeEach(async () => {
  lines = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  add = (rows) => server.store.readLog.add(rows);
  reads = keepReads({ store: { add: (rows) => add(rows) }, clock, timers, log });
  server = await openServerInProcess({ reads, log });
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

async function found(of: { record?: string; account?: string }): Promise<readonly KeptRead[]> {
  await reads.flush();
  return server.store.readLog.find({ ...of, since: '' }, 1_000);
}
const cursorOf = async (of: Desk) => (await of.pull(null)).changes[0]?.cursor ?? null;

describe('who was sent which record', () => {
  it('is kept by account and device, record by record; one’s own acts are no reading', async () => {
    const cursor = await cursorOf(other);
    const hers = await cursorOf(desk);
    const births = [desk.acts.opening(), desk.acts.opening()] as const;
    await desk.push(1, ...births);
    await desk.pull(hers);
    await other.pull(cursor);
    const [record] = births;
    const told = { scope: '99999', entity: record.entity, account: other.author, device: other.device };
    expect(await found({ record: record.entity })).toEqual([{ ...told, at: clock.now(), how: 'exchange' }]);
    expect(await found({ account: other.author })).toHaveLength(2);
    expect(await found({ account: desk.author })).toEqual([]);
  });

  it('is kept as everything for a first load, and found for each record that was in it', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await other.pull(null);
    expect(await found({ record: birth.entity })).toMatchObject([
      { entity: null, account: other.author, how: 'firstLoad' },
    ]);
  });

  it('is kept of the list of what is set apart, which shows what is in it', async () => {
    const beside = await openDesk(server, { account: 3, device: 3 });
    const birth = { ...beside.acts.opening(), scope: '99999' };
    await beside.exchange({ lanes: [{ ...beside.run(1, birth), scope: '99999' }] });
    const { token } = desk.session;
    await server.fetch(`${server.serverUrl}${quarantinePath}`, { headers: { authorization: `Bearer ${token}` } });
    expect(await found({ account: desk.author })).toMatchObject([{ entity: birth.entity, how: 'setApart' }]);
  });

  it('[R17] waits in memory while the database does not take it, up to a bound, and the log tells without a name', async () => {
    add = () => Promise.reject(new Error('đĩa đầy'));
    const cursor = await cursorOf(other);
    await desk.push(1, ...desk.acts.openings(3));
    await other.pull(cursor);
    await reads.flush();
    expect(lines.join('')).toContain('who read what cannot be kept now');
    expect(lines.join('')).not.toContain('đĩa đầy');
    add = (rows) => server.store.readLog.add(rows);
    expect(await found({ account: other.author })).toHaveLength(3);
  });
});

describe('how long things are kept', () => {
  it('is said of every table that there is', async () => {
    const target = openLibsqlTarget(':memory:', { at: '', epoch: '' });
    await target.migrate();
    const tables = (await readTableShapes(target.database, 'libsql')).map(({ name }) => name);
    await target.close();
    expect(Object.keys(retentionRules).sort()).toEqual([...tables].sort());
    for (const { why } of Object.values(retentionRules)) expect(why.length).toBeGreaterThan(20);
  });

  it('is obeyed by the erasure job: what is older goes, what is not stays', async () => {
    const daysAgo = (days: number) => new Date(Date.parse(clock.now()) - days * 86_400_000).toISOString();
    const read = (at: string, entity: string): KeptRead => ({
      scope: '99999',
      entity,
      at,
      account: desk.author,
      device: desk.device,
      how: 'exchange',
    });
    const old = Array.from({ length: 2_500 }, (_, index) =>
      read(daysAgo(readLogDays + 1 + index / 10), `old-${index}`),
    );
    await server.store.readLog.add([...old, read(daysAgo(readLogDays - 1), 'young'), read(clock.now(), 'now')]);
    let due: (() => void) | undefined;
    const finished = new Promise<void>((resolve) => {
      let times = 0;
      const end = eraseByAge({
        store: server.store.readLog,
        clock,
        timers: {
          set(_milliseconds, run) {
            times += 1;
            due = run;
            if (times === 2) {
              end();
              resolve();
            }
            return () => undefined;
          },
        },
        log: createLog('info', { write: (line: string) => void lines.push(line) }),
        pause: async () => undefined,
      });
    });
    due?.();
    await finished;
    expect((await found({ account: desk.author })).map(({ entity }) => entity)).toEqual(['young', 'now']);
    expect(lines.join('')).toContain('"erased":2500');
  });
});
