import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { OfficeKey } from '../../src/domain/office/office-key.ts';
import type { StateValueArgs } from '../../src/domain/office/state-value.ts';
import type { ScopeChanges } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { openBookAct } from '../support/made-up-books.ts';
import { officeId, shortDay, stating, statement } from '../support/made-up-office.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;
let drawn = 0x0ff_0000;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

const hours: OfficeKey = { kind: 'hours' };
const by = (of: Desk): Partial<Mutation> => ({ author: of.author, device: of.device, mid: madeUpId((drawn += 1)) });
const states = (of: Desk, args: StateValueArgs, changed: Partial<Mutation> = {}) =>
  stating(args, { ...by(of), ...changed });
const pageOf = async (of: Desk, cursor: ScopeChanges['cursor'] | null, parts = {}): Promise<ScopeChanges> => {
  const [page] = (await of.pull(cursor, { anchors: [], kinds: 3, ...parts })).changes;
  if (page === undefined) throw new Error('no page');
  return page;
};

describe('what a commune states for itself', () => {
  it('[R2] [R10] is one record, judged in the order of arrival, told to everybody as a row', async () => {
    const first = states(desk, statement(hours, shortDay));
    const same = states(other, statement(hours, { ...shortDay }));
    const otherwise = states(other, statement(hours, { ...shortDay, closes: '16:45' }));
    expect(standing(await desk.push(1, first))).toEqual(['applied 1']);
    const answer = await other.push(1, same, otherwise);
    expect(standing(answer)).toEqual(['merged 1', 'refused 1']);
    expect(answer.receipts[1]?.problems).toMatchObject([{ code: 'statedOtherwise', field: null }]);
    // Twice is once.
    expect(standing(await desk.push(1, first))).toEqual(['applied 1']);
    const page = await pageOf(desk, null, { whole: true });
    expect(page.changes).toMatchObject([{ type: 'row', kind: 'office', id: officeId, rev: 2 }]);
    const [row] = await server.store.read((reads) => reads(desk.scope).entities([officeId]));
    const office = JSON.parse(row?.state ?? '') as Office;
    expect(office.statements.map(({ id }) => id)).toEqual([first.mid]);
    expect(office.statements[0]?.recordedAt).not.toBeNull();
  });

  it('is refused on a record of another kind or commune, and other acts on this one', async () => {
    const args = statement(hours, shortDay);
    const misdirected = [
      states(desk, args, { entity: openBookAct().entity }),
      states(desk, args, { entity: madeUpId(0x77) }),
      { ...desk.acts.print(officeId) },
    ];
    const answer = await desk.push(1, ...misdirected);
    expect(answer.receipts.map(({ problems: [problem] }) => problem?.code)).toEqual(Array(3).fill('wrongRecord'));
  });

  it('[R15] sets apart what a newer build has stated, until the server is of that build', async () => {
    const newer = states(desk, { ...statement(hours, shortDay), key: 'parking/bicycles' });
    const answer = await desk.push(1, newer, states(desk, statement(hours, shortDay)));
    expect(answer.receipts.map(({ status, problems: [problem] }) => problem?.code ?? status)).toEqual([
      'unknownKind',
      'applied',
    ]);
  });
});

describe('a device of a build that does not know it', () => {
  it('[R15] is led up to it and no further, whether it knows books or not, and goes on when it is updated', async () => {
    const birth = desk.acts.opening();
    const book = openBookAct({}, by(desk));
    await desk.push(1, birth, book, states(desk, statement(hours, shortDay)), desk.acts.opening());
    const kindsOf = ({ changes }: ScopeChanges) => changes.map(({ kind }) => kind);
    const knowsDossiers = await pageOf(other, null, { kinds: undefined });
    expect(kindsOf(knowsDossiers)).toEqual(['dossier']);
    const knowsBooks = await pageOf(other, null, { kinds: undefined, books: true });
    expect(kindsOf(knowsBooks)).toEqual(['dossier', 'book']);
    expect(knowsBooks).toMatchObject({ more: false, digest: null, cursor: { seq: 2 } });
    const updated = await pageOf(other, knowsBooks.cursor);
    expect(kindsOf(updated)).toEqual(['office', 'dossier']);
    expect(updated.digest).not.toBeNull();
  });

  it('[R15] is offered no snapshot that has it in it', async () => {
    await desk.push(1, states(desk, statement(hours, shortDay)));
    for (let from = 2; from < 502; from += 100) await desk.push(from, ...desk.acts.openings(100));
    const knowsBooks = { kinds: undefined, books: true, loads: true };
    expect(await pageOf(other, null, knowsBooks)).toMatchObject({ changes: [], more: false });
    expect(await pageOf(other, null, { loads: true })).toMatchObject({ changes: [], more: true, ahead: 501 });
    const { token } = other.session;
    const manifest = async (query: string) => {
      const url = `${server.serverUrl}/v1/snapshots/${other.scope}?nonce=${'n'.repeat(20)}${query}`;
      return (await server.fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    expect([await manifest(''), await manifest('&books=1'), await manifest('&kinds=3')]).toEqual([404, 404, 200]);
  });
});
