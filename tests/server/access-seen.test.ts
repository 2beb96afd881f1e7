import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeAccess } from '../../sync-server/change-access.ts';
import { holdsOf, seenBy, seesNothing } from '../../src/domain/access/seen.ts';
import { type Role, roles } from '../../src/domain/access/role.ts';
import type { RecordRef } from '../../src/domain/record-ref.ts';
import { emptyDigest, foldDigest, rowDigest } from '../../src/protocol/digest.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import type { Carrier } from '../../sync-server/authenticate.ts';
import { noteExchange } from '../../sync-server/keep-reads.ts';
import { type Cursor, exchangeLimits, type ScopeChanges } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { openBookAct } from '../support/made-up-books.ts';
import { officeId, shortDay, stating, statement } from '../support/made-up-office.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../support/made-up-reports.ts';
import { act } from '../support/acts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { serverHash } from '../support/server-parts.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let person: Desk;
let colleague: Desk;
let mids = 0x3_000_000;

const ids = { dossier: madeUpId(0x31), own: madeUpId(0x32), theirs: madeUpId(0x33), hers: madeUpId(0x34) };
const book = openBookAct().entity;

beforeEach(async () => {
  server = await openServerInProcess();
  person = await openDesk(server);
  colleague = await openDesk(server, { account: 1 });
  const reports = (desk: Desk, entity: string) =>
    act('reportEvent', reportArgs(heardOfDeath()), { ...by(desk), entity });
  const mine = [{ ...person.acts.opening(), entity: ids.hers }, reports(person, ids.own)];
  const others = [
    { ...colleague.acts.opening(), entity: ids.dossier },
    reports(colleague, ids.theirs),
    openBookAct({}, by(colleague)),
    stating(statement({ kind: 'hours' }, shortDay), by(colleague)),
  ];
  const answers = [await person.push(1, ...mine), await colleague.push(1, ...others)];
  expect(answers.flatMap(standing)).toEqual(Array.from({ length: 6 }, () => 'applied 1'));
});
afterEach(() => server.close());

const by = (desk: Desk) => ({ mid: madeUpId((mids += 1)), author: desk.author, device: desk.device });
const become = (...now: Role[]) => server.store.accounts.setRoles(person.author, now, server.clock.now());
const pageOf = async (cursor: Cursor | null, parts = {}): Promise<ScopeChanges> => {
  const answer = await person.pull(cursor, { anchors: [], kinds: 3, ...parts });
  const [page] = answer.changes;
  if (page === undefined) throw new Error(`no page: ${JSON.stringify(answer)}`);
  return page;
};
const namesOf = (changes: ScopeChanges['changes']) => changes.map(({ type, id }) => `${type} ${id}`).sort();
const digestOf = (changes: ScopeChanges['changes']) =>
  changes.reduce((sum, change) => {
    return change.type === 'row' ? foldDigest(sum, rowDigest(change, serverHash)) : sum;
  }, emptyDigest);

/** Every record there is, with whose it is. */
const every: readonly (RecordRef & { readonly isOwnReport: boolean })[] = [
  { kind: 'dossier', id: ids.dossier, isOwnReport: false },
  { kind: 'dossier', id: ids.hers, isOwnReport: false },
  { kind: 'dossier', id: ids.own, isOwnReport: true },
  { kind: 'dossier', id: ids.theirs, isOwnReport: false },
  { kind: 'book', id: book, isOwnReport: false },
  { kind: 'office', id: officeId, isOwnReport: false },
];
const seenAs = (role: Role) =>
  every.filter(({ kind, isOwnReport }) => {
    const seen = seenBy[role][kind];
    return seen === 'all' || (seen === 'own' && isOwnReport);
  });
const sees = roles.filter((role) => seenAs(role).length > 0);

describe('what a person is sent', () => {
  it.each(sees)('[R18] [R11] %s: what the table says, with a digest that fits, in pages and by name', async (role) => {
    await become(role);
    const page = await pageOf(null, { whole: true });
    const expected = seenAs(role);
    expect(namesOf(page.changes)).toEqual(expected.map(({ id }) => `row ${id}`).sort());
    expect([page.more, page.digest]).toEqual([false, digestOf(page.changes)]);
    const wanted = every.map(({ kind, id }) => ({ kind, id }));
    const asked = await pageOf(page.cursor, { want: wanted });
    const seen = new Set(expected.map(({ id }) => id));
    expect(namesOf(asked.wanted)).toEqual(every.map(({ id }) => `${seen.has(id) ? 'row' : 'gone'} ${id}`).sort());
    expect(namesOf(asked.changes)).toEqual([]);
    expect(asked.digest).toBe(page.digest);
  });

  it.each(sees)('[R11] %s: page after page of the smallest, and nothing twice', async (role) => {
    await become(role);
    const heard: string[] = [];
    let cursor: Cursor | null = null;
    for (let more = true; more;) {
      // A page holds one record at least, however small it shall be.
      const page: ScopeChanges = await pageOf(cursor, { whole: true, pageBytes: 8 * 1024 });
      heard.push(...namesOf(page.changes));
      ({ cursor, more } = page);
    }
    expect(heard.sort()).toEqual(
      seenAs(role)
        .map(({ id }) => `row ${id}`)
        .sort(),
    );
  });

  it.each(roles.filter((role) => !sees.includes(role)))('[R18] %s: no page, no news, no name', async (role) => {
    await become(role);
    const answer = await person.pull(null, { anchors: [], kinds: 3 });
    expect(answer).toMatchObject({ changes: [], revoked: [person.scope], roles: [role] });
    const live = await get('/v1/live?after=0&wait=0');
    expect(live.status).toBe(403);
    expect((await openDesk(server)).session.colleagues).toEqual([]);
  });

  it.each(roles)(
    '[R18] %s: the list of what is set apart only who decides about it, a snapshot only who sees all',
    async (role) => {
      await become(role);
      expect((await get(quarantinePath)).status).toBe(role === 'leader' ? 200 : 403);
      const many = colleague.acts.openings(520);
      for (let at = 0; at < many.length; at += 104) await colleague.push(5 + at, ...many.slice(at, at + 104));
      const all = holdsOf([role], person.author) === 'everything';
      const status = (await get(`/v1/snapshots/${person.scope}?kinds=3`)).status;
      expect(status).toBe(all ? 200 : seesNothing([role]) ? 403 : 404);
      const page = await pageOrNone(role);
      if (!all && page !== undefined) expect(page.changes.length).toBeGreaterThan(0);
    },
  );

  const pageOrNone = (role: Role) => (seesNothing([role]) ? undefined : pageOf(null, { loads: true, anchors: [] }));
});

const get = (path: string): Promise<Response> =>
  server.fetch(`${server.serverUrl}${path}`, { headers: { authorization: `Bearer ${person.session.token}` } });

describe('what a volunteer brought', () => {
  const rowsIn = (changes: ScopeChanges['changes']) =>
    changes.flatMap((change) => (change.type === 'row' ? [change] : []));
  /** Everything somebody has typed, in what was reported and in what an officer adds. */
  const said = [...Object.values(heardOfDeath()), ...Object.values(madeUpDeath({ seed: 4 }))].filter(
    (value) => typeof value === 'string' && /\p{L}{2}/u.test(value),
  ) as readonly string[];
  const saysNothing = (page: unknown): void => {
    expect(said.filter((words) => JSON.stringify(page).includes(words))).toEqual([]);
  };

  it('[R18] [R11] is with her as a line, and nothing that was said with it, by a page and by name', async () => {
    await become('volunteer');
    const page = await pageOf(null, { whole: true });
    const asked = await pageOf(page.cursor, { want: [{ kind: 'dossier', id: ids.own }] });
    for (const [row] of [rowsIn(page.changes), rowsIn(asked.wanted)]) {
      const { code, procedure, reportedAt } = reportArgs(heardOfDeath());
      expect(row?.state).toMatchObject({
        codes: { provisional: code },
        procedure,
        receivedAt: reportedAt,
        line: 'waiting',
      });
    }
    saysNothing([page, asked]);
    expect(said.length).toBeGreaterThan(5);
    // Also of what this very device has made since its cursor: it may not make the row by itself.
    const next = act('reportEvent', reportArgs(heardOfDeath()), { ...by(person), entity: madeUpId(0x35) });
    const answer = await person.push(3, next);
    expect(standing(answer)).toEqual(['applied 1']);
    const news = await pageOf(page.cursor);
    expect(news.changes).toMatchObject([{ type: 'row', id: next.entity, state: { line: 'waiting' } }]);
    saysNothing(news);
  });

  it('[R18] [R11] tells what has become of it when an officer acts on it, and nothing of what the officer adds', async () => {
    await become('volunteer');
    const { cursor } = await pageOf(null, { whole: true });
    const received = receiptArgs(madeUpDeath({ seed: 4 }), { number: 5 });
    const receipt = act('receiveReport', received, { ...by(colleague), entity: ids.own });
    expect(standing(await colleague.push(5, receipt))).toEqual(['applied 1']);
    const page = await pageOf(cursor);
    expect(page.changes).toMatchObject([
      { type: 'row', id: ids.own, rev: 2, state: { line: 'takenUp', events: [{}] } },
    ]);
    const anew = await pageOf(null, { whole: true });
    expect([page.digest, page.fold]).toEqual([digestOf(anew.changes), digestOf(page.changes)]);
    const aside = act('setReportAside', { reason: 'Người này còn sống' }, { ...by(colleague), entity: ids.theirs });
    expect(standing(await colleague.push(6, aside))).toEqual(['applied 1']);
    const later = await pageOf(page.cursor);
    expect([later.changes, later.digest]).toEqual([[], page.digest]);
    saysNothing([page, anew, later]);
    expect(JSON.stringify([page, anew])).not.toContain(String(received['code']));
  });

  it('[R18] is no reading that is kept, as an officer’s is', async () => {
    const { cursor } = await pageOf(null, { whole: true });
    await become('volunteer');
    const receipt = act('receiveReport', receiptArgs(madeUpDeath({ seed: 4 }), { number: 5 }), {
      ...by(colleague),
      entity: ids.own,
    });
    expect(standing(await colleague.push(5, receipt))).toEqual(['applied 1']);
    const notes: unknown[] = [];
    const keep = { note: (_: unknown, of: unknown) => void notes.push(of), flush: () => Promise.resolve() };
    const pull = [{ scope: person.scope, cursor, want: [], pageBytes: exchangeLimits.pageBytes.min }];
    const account = await server.store.accounts.byUsername(server.accounts[0].username);
    if (account === undefined) throw new Error('no account');
    const reader: Carrier = { account, device: person.device, machine: undefined, expiresAt: server.clock.now() };
    const line = await person.pull(cursor, { anchors: [], kinds: 3 });
    noteExchange(keep, reader, { pull }, line);
    expect([line.changes[0]?.changes.length, notes]).toEqual([1, []]);
    await become('officer');
    const whole = await person.pull(cursor, { anchors: [], kinds: 3, whole: true });
    noteExchange(keep, reader, { pull }, whole);
    expect(notes).toEqual([{ scope: person.scope, entities: [ids.own], how: 'exchange' }]);
  });

  it('[R18] [R6] hears what became of her own acts, and not what others’ acts met', async () => {
    const theirs = colleague.acts.edit(madeUpId(0xe2), 'child.fullName', 'A', 'B');
    await colleague.push(5, theirs);
    await become('volunteer');
    const answer = await person.exchange({ held: [{ scope: person.scope, mid: theirs.mid, revision: 0 }] });
    expect(answer.receipts).toEqual([]);
  });
});

describe('other roles', () => {
  it('[R18] [R9] are judged of the author, whoever carries what she made', async () => {
    await become('volunteer');
    const opening = person.acts.opening();
    const answer = await colleague.exchange({ lanes: [person.run(3, opening)] });
    expect(answer.receipts).toMatchObject([{ status: 'quarantined', problems: [{ code: 'roleLacking' }] }]);
    // The other way round a volunteer's machine may carry what an officer made.
    const theirs = colleague.acts.opening();
    expect(standing(await person.exchange({ lanes: [colleague.run(5, theirs)] }))).toEqual(['applied 1']);
  });

  it('[R4] [R18] set apart what is not allowed, for the leader, who takes it or not', async () => {
    await become('officer');
    const approval = act(
      'approveDossier',
      { from: 'RECEIVED', decision: { how: 'onScreen' } },
      {
        ...by(person),
        entity: ids.dossier,
      },
    );
    expect(standing(await person.push(3, approval))).toEqual(['quarantined 1']);
    // She cannot take in what she may not do.
    const herself = person.acts.decideSetApart(approval, true);
    expect((await person.push(4, herself)).receipts).toMatchObject([{ problems: [{ code: 'roleLacking' }] }]);
    const decision = colleague.acts.decideSetApart(approval, false);
    expect(standing(await colleague.push(5, decision))).toEqual(['applied 1']);
    const later = await person.exchange({ held: [{ scope: person.scope, mid: approval.mid, revision: 1 }] });
    expect(later.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'notTaken' }] }]);
  });

  it('[R18] tell her machine of themselves with the next exchange and at sign-in', async () => {
    await become('reception', 'volunteer');
    expect((await person.pull(null, { anchors: [], kinds: 3 })).roles).toEqual(['reception', 'volunteer']);
    const { session } = await openDesk(server);
    expect(session.account.roles).toEqual(['reception', 'volunteer']);
    expect(session.colleagues.find(({ id }) => id === person.author)?.roles).toEqual(['reception', 'volunteer']);
  });

  it('[R18] [R4] given afterwards have what waited for them judged again, and the commune keeps an administrator', async () => {
    await become('officer');
    const approval = act(
      'approveDossier',
      { from: 'SUBMITTED_FOR_SIGNATURE', decision: { how: 'onScreen' } },
      { ...by(person), entity: ids.dossier },
    );
    const steps = [colleague.acts.move(ids.dossier, 'RECEIVED', 'PROCESSING')];
    steps.push(colleague.acts.move(ids.dossier, 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE'));
    await colleague.push(5, ...steps);
    expect(standing(await person.push(3, approval))).toEqual(['quarantined 1']);
    const parts = { ...server.parts, store: server.store, clock: server.clock };
    const give = async (place: 0 | 1 | 2, ...roles: Role[]) => {
      const deed = { kind: 'roles', account: server.accounts[place].id, from: null, roles } as const;
      const byHand = { scope: null, request: null, by: null, device: null, reason: '', at: server.clock.now() };
      const outcome = await changeAccess({ ...byHand, deed }, parts);
      return outcome.status === 'refused' ? outcome.why : outcome.status;
    };
    expect(await give(0, 'leader')).toBe('done');
    const word = await person.exchange({ held: [{ scope: person.scope, mid: approval.mid, revision: 1 }] });
    expect(word.receipts).toMatchObject([{ status: 'applied', revision: 2 }]);
    expect(await give(1, 'leader')).toBe('done');
    expect(await give(2, 'officer')).toBe('lastAdministrator');
    await server.store.accounts.endAccess(person.author, server.clock.now());
    expect(await give(0, 'officer')).toBe('accessEnded');
  });
});
