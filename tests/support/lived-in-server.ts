import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { handOver } from '../../sync-server/hand-over.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import type { DatabasePlace } from '../../sync-server/store/read-whole.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { madeUpId } from './acts.ts';
import { entryArgs, movesToApproval, openBookAct } from './made-up-books.ts';
import { makeDatabase } from './postgres-databases.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';
import { otherCommune, serverHash } from './server-parts.ts';
import { openLibsqlStore, openPostgresStore } from './test-store.ts';

export interface LivedIn {
  readonly server: ServerInProcess;
  readonly desk: Desk;
  readonly other: Desk;
  readonly place: DatabasePlace;
  /** Goes on at the first desk: so many births more. */
  more(births: number): Promise<void>;
  /** Names that were typed there, none of which may stand in the clear anywhere. */
  readonly names: readonly string[];
  /** Runs a statement beside the server, as somebody with the database in her hands would. */
  close(): Promise<void>;
}

/** Where a server has worked a while, with a row of every kind: a book and an entry, what is parked, set apart, set aside and handed over. */
export async function openLivedIn(kind: 'libsql' | 'postgres' = 'libsql'): Promise<LivedIn> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-lived-'));
  const database = kind === 'postgres' ? await makeDatabase() : undefined;
  const store: ServerStore =
    database === undefined
      ? openLibsqlStore({ file: join(dataDirectory, 'lien-mach.db') })
      : await openPostgresStore(database);
  const server = await openServerInProcess({}, { store });
  const desk = await openDesk(server);
  const other = await openDesk(server, { account: 1, device: 1 });
  let next = 1;
  const push = async (...acts: Parameters<Desk['push']> extends [number, ...infer Rest] ? Rest : never) => {
    const answer = await desk.push(next, ...acts);
    next += acts.length;
    server.clock.advance(60_000);
    return answer;
  };

  const book = openBookAct({}, { author: desk.author, device: desk.device, mid: madeUpId(0xb0_0001) });
  const [entered, parked, given] = [desk.acts.opening(), desk.acts.opening(), desk.acts.opening()];
  const moves = movesToApproval.map(({ from, to }) => desk.acts.move(entered.entity, from, to));
  const entry: Mutation = {
    ...desk.acts.print(entered.entity),
    name: 'enterInBook',
    args: { ...entryArgs(book.entity, {}) },
  };
  await push(book, entered, ...moves, entry, parked, given, desk.acts.print(parked.entity));
  await push(desk.acts.edit(parked.entity, 'mother.fullName', nameIn(parked), 'Lê Thị Đổi'));
  await other.push(1, other.acts.edit(parked.entity, 'mother.fullName', nameIn(parked), 'Lê Thị Khác'));
  const unknown = { ...desk.acts.print(parked.entity), name: 'actOfALaterBuild', args: { note: 'Ghi chú thử' } };
  const lost = desk.acts.print(madeUpId(0xee_0001));
  await push(unknown, lost, { unreadable: madeUpId(0xee_0002), hash: 'e'.repeat(64) });
  const { clock } = server;
  const pokes = createLocalPokes();
  let drawn = 0xee_1000;
  const newId = () => madeUpId((drawn += 1));
  await handOver(
    { entity: given.entity, from: desk.scope, to: otherCommune.code, reason: 'Người dân đã chuyển nơi cư trú' },
    { store, clock, newId, hash: serverHash, apply: applyMutation, pokes },
  );
  // Access has been changed: what somebody is now, and somebody of before whose access has ended.
  await store.accounts.setRoles(desk.author, ['officer', 'leader', 'administrator'], clock.now());
  await store.accounts.setRoles(desk.author, ['officer', 'administrator'], clock.now());
  await store.accounts.endAccess(server.accounts[2].id, clock.now());
  const opened = [entered, parked, given].map(nameIn);
  return {
    server,
    desk,
    other,
    place: { databaseUrl: database?.url, dataDirectory },
    names: [...opened, 'Lê Thị Đổi', 'Lê Thị Khác', 'Thử Thị Một'],
    async more(births) {
      for (let left = births; left > 0; left -= 100) await push(...desk.acts.openings(Math.min(left, 100)));
    },
    async close() {
      await server.close();
      await database?.drop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

function nameIn({ args }: Mutation): string {
  return String((args['fields'] as Readonly<Record<string, unknown>>)['mother.fullName']);
}
