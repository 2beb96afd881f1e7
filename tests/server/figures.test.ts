import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Role, roles as allRoles } from '../../src/domain/access/role.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { countDossiers, type DossierCounts } from '../../src/domain/figures/dossier-counts.ts';
import { type Days, daysOf } from '../../src/domain/figures/period.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { Instant } from '../../src/domain/words.ts';
import { type FiguresAnswer, figuresAnswerSchema, figuresPath } from '../../src/protocol/figures.ts';
import { communesOfPage } from '../../sync-server/figures/answer-figures.ts';
import { countOn } from '../../sync-server/figures/count-on.ts';
import { act, madeUpId } from '../support/acts.ts';
import { entryArgs, movesToApproval, openBookAct } from '../support/made-up-books.ts';
import { officeId, shortDay, statement, stating } from '../support/made-up-office.ts';
import { heardOfDeath, reportArgs } from '../support/made-up-reports.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { codeOf } from './machines-stage.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
});
afterEach(() => server.close());

const become = (role: Role, place: 0 | 1 = 1) =>
  server.store.accounts.setRoles(server.accounts[place].id, [role], server.clock.now());
const ask = (of: Desk, query = november) =>
  server.fetch(server.serverUrl + figuresPath + query, { headers: { authorization: `Bearer ${of.session.token}` } });
async function told(of: Desk, query?: string): Promise<FiguresAnswer> {
  return v.parse(figuresAnswerSchema, await (await ask(of, query)).json());
}

/** A count of the commune that knows nothing of the database's: over its records, as a device counts its own. */
async function countedByHand(now: Instant, days: Days): Promise<DossierCounts | undefined> {
  const states = await server.store.read(async (of) => {
    const heads = await of(testCommune.code).headsAfter(0, 1_000);
    return of(testCommune.code).entities(heads.filter(({ left }) => !left).map(({ id }) => id));
  });
  const office = states.find(({ id }) => id === officeId);
  const rules = deskRules(office === undefined ? undefined : (JSON.parse(office.state) as Office), testCommune);
  const dossiers = states.filter(({ kind }) => kind === 'dossier').map(({ state }) => JSON.parse(state) as Dossier);
  return countDossiers(dossiers, () => 'all', { days, now, desk: rules }).get('all');
}

const second = 1_000;
const november = '?period=2026-M11&closing=calendar';

describe('the database’s count', () => {
  it('follows a commune at work: dossiers, reports, an entry, and other hours', async () => {
    await become('supervisor');
    const supervisor = await openDesk(server, { account: 1, device: 1 });
    const [entered, refused, running] = [desk.acts.opening(), desk.acts.opening(), desk.acts.opening()];
    const book = openBookAct({}, { author: desk.author, device: desk.device, mid: madeUpId(0xb0_0001) });
    const moves = movesToApproval.map(({ from, to }) => desk.acts.move(entered.entity, from, to));
    const entry = { ...desk.acts.print(entered.entity), name: 'enterInBook', args: { ...entryArgs(book.entity, {}) } };
    const report = act('reportEvent', reportArgs(heardOfDeath()), {
      ...{ mid: madeUpId(0xb0_0002), entity: madeUpId(0xb0_0003), author: desk.author, device: desk.device },
    });
    await desk.push(1, book, entered, ...moves, entry, refused, running, report);
    const [before] = (await told(supervisor)).communes.filter(({ code }) => code === testCommune.code);
    expect(before?.groups).toMatchObject([
      { group: 'birth', counts: { received: 3, early: 0, onTime: 0, overdue: 0 } },
    ]);
    expect([before?.books, before?.entries]).toEqual([[{ book: 'KS', count: 1 }], null]);
    server.clock.advance(30 * 86_400 * second);
    const hours = stating(statement({ kind: 'hours' }, shortDay), {
      ...{ mid: madeUpId(0xb0_0004), author: desk.author, device: desk.device },
    });
    const next = 1 + 1 + 1 + moves.length + 4;
    desk = await openDesk(server);
    await desk.push(next, desk.acts.move(refused.entity, 'RECEIVED', 'WITHDRAWN'), hours);
    const answer = await told(await openDesk(server, { account: 1, device: 1 }));
    const [after] = answer.communes.filter(({ code }) => code === testCommune.code);
    const { group, counts } = after?.groups[0] ?? {};
    expect(counts).toEqual(await countedByHand(answer.serverTime, answer.days));
    expect([group, after?.isBehind]).toEqual(['birth', false]);
    expect(counts).toMatchObject({ received: 3, overdue: 0, openOverdue: 2, ended: 1 });
    // What was withdrawn in November is no more part of December.
    const december = await told(await openDesk(server, { account: 1, device: 1 }), '?period=2026-M12');
    const [later] = december.communes.filter(({ code }) => code === testCommune.code);
    expect(later?.groups[0]?.counts).toMatchObject({ carriedOver: 2, received: 0, ended: 0, openOverdue: 2 });
  });

  it('[R18] tells more than how many entries of a half or a year alone, when it is over, and by one way of closing', async () => {
    await become('supervisor');
    const entered = desk.acts.opening();
    const book = openBookAct({}, { author: desk.author, device: desk.device, mid: madeUpId(0xb0_0001) });
    const moves = movesToApproval.map(({ from, to }) => desk.acts.move(entered.entity, from, to));
    const entry = { ...desk.acts.print(entered.entity), name: 'enterInBook', args: { ...entryArgs(book.entity, {}) } };
    await desk.push(1, book, entered, ...moves, entry);
    const asked = async (query: string) => {
      const { communes } = await told(await openDesk(server, { account: 1, device: 1 }), query);
      const [own] = communes.filter(({ code }) => code === testCommune.code);
      return [own?.books, own?.entries];
    };
    const books = [{ book: 'KS', count: 1 }];
    // While it lasts, the answers of two days would differ by what one of them brought.
    expect(await asked('?period=2026-H2')).toEqual([books, null]);
    server.clock.advance(Date.parse('2026-12-31T16:59:59.000Z') - Date.parse(server.clock.now()));
    expect(await asked('?period=2026-H2')).toEqual([books, null]);
    server.clock.advance(second);
    const [, entries] = await asked('?period=2026-H2');
    // Of each trait by itself: who is a girl and late is not told.
    expect(entries).toMatchObject([{ book: 'KS', brides: { count: 0 }, grooms: { count: 0 } }]);
    const traits = (entries as NonNullable<FiguresAnswer['communes'][number]['entries']>)[0]?.counts ?? [];
    expect(traits.map(({ trait, count }) => [trait, count])).toEqual([
      ['kind', 1],
      ['sex', 1],
      ['people', 1],
      ['age', 1],
    ]);
    expect(await asked('?period=2026-Y1')).toEqual([books, entries]);
    for (const query of ['?period=2026-Q4', '?period=2026-M11', '?period=2026-H2&closing=fifteenth'])
      expect(await asked(query), query).toEqual([books, null]);
  });

  it('is never more than a bounded work at a time, and says what is not counted yet', async () => {
    await desk.push(1, ...desk.acts.openings(90));
    await desk.push(91, ...desk.acts.openings(90));
    await desk.push(181, ...desk.acts.openings(90));
    const parts = { store: server.store, pause: () => undefined };
    expect(await countOn(testCommune, 200, parts)).toMatchObject({ isBehind: true });
    const days = daysOf({ kind: 'month', year: 2026, part: 11 });
    const countedSoFar = () => server.store.figures.count(['99999'], days, server.clock.now());
    expect(await countedSoFar()).toMatchObject([{ counts: { received: 200 } }]);
    expect(await countOn(testCommune, 200, parts)).toMatchObject({ isBehind: false });
    expect(await countedSoFar()).toMatchObject([{ counts: { received: 270 } }]);
    // Of two processes that count the same at once, one does.
    const from = { seq: 0, officeRev: 0 };
    const step = { from, to: { seq: 9, officeRev: 0 }, begins: false, figures: [], gone: [] };
    expect(await server.store.figures.keep('99999', step)).toBe(false);
  });
});

describe('who is shown figures', () => {
  it.each(allRoles)('[R18] %s: of the province, of her commune, or none', async (role) => {
    await become(role);
    const looking = await openDesk(server, { account: 1, device: 1 });
    const answer = await ask(looking);
    if (role !== 'supervisor' && role !== 'leader' && role !== 'administrator') {
      expect(await codeOf(answer)).toEqual([403, 'forbidden']);
      return;
    }
    const { communes } = v.parse(figuresAnswerSchema, await answer.json());
    const own = [testCommune.code];
    expect(communes.map(({ code }) => code)).toEqual(role === 'supervisor' ? [otherCommune.code, ...own] : own);
  });

  it('[R18] a supervisor sees no other province, and nobody in what she is sent', async () => {
    const far = { ...otherCommune, code: '88888', provinceCode: '88' };
    await server.store.accounts.putCommune(far);
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    await become('supervisor');
    const supervisor = await openDesk(server, { account: 1, device: 1 });
    const text = await (await ask(supervisor, '?period=2026-Y1')).text();
    expect((JSON.parse(text) as FiguresAnswer).communes.map(({ code }) => code)).toEqual(['99998', '99999']);
    const fields = Object.values(opening.args['fields'] as Readonly<Record<string, unknown>>);
    const names = server.accounts.slice(0, 3).map(({ name }) => name);
    const said = [...fields, opening.entity, opening.mid, ...names, desk.device];
    // Names of the commune, and days: everybody's.
    const isEverybodys = (value: string) => /^\d{4}-\d{2}-\d{2}$|^(xã|tỉnh) /u.test(value);
    const personal = said.filter(
      (value): value is string => typeof value === 'string' && value.length > 5 && !isEverybodys(value),
    );
    expect(personal.length).toBeGreaterThan(10);
    expect(personal.filter((value) => text.includes(value))).toEqual([]);
  });

  it('asks for a period and no day, and says what is wrong with anything else', async () => {
    await become('supervisor');
    const supervisor = await openDesk(server, { account: 1, device: 1 });
    for (const query of ['', '?period=2026-11-20', '?period=2026-M13', '?period=2026-M11&closing=daily', '?period=1'])
      expect(await codeOf(await ask(supervisor, query)), query).toEqual([400, 'badRequest']);
  });

  it('[R17] are told page by page of a province with many communes, each once', async () => {
    for (let at = 0; at < 95; at += 1) {
      await server.store.accounts.putCommune({ ...otherCommune, code: String(10_000 + at), name: `xã Thử ${at}` });
    }
    await become('supervisor');
    const supervisor = await openDesk(server, { account: 1, device: 1 });
    const pages: string[][] = [];
    for (let after = ''; ;) {
      const { communes, next } = await told(supervisor, `${november}&after=${after}`);
      pages.push(communes.map(({ code }) => code));
      if (next === null) break;
      after = next;
    }
    expect(pages.map(({ length }) => length)).toEqual([communesOfPage, communesOfPage, 97 - 2 * communesOfPage]);
    expect(pages.flat()).toEqual([...new Set(pages.flat())].sort());
    expect(pages.flat()).toHaveLength(97);
  });
});
