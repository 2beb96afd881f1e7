import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Role, roles as allRoles } from '../../src/domain/access/role.ts';
import type { Dossier, DossierEvent } from '../../src/domain/dossier.ts';
import { isReport } from '../../src/domain/life-cycle.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import type { Office } from '../../src/domain/office/office.ts';
import { onTimeFigures, onTimeLine } from '../../src/domain/on-time-figures.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';
import { type FiguresAnswer, figuresAnswerSchema, figuresPath } from '../../src/protocol/figures.ts';
import { figureOf } from '../../sync-server/figures/figure-of.ts';
import { countOn } from '../../sync-server/figures/count-on.ts';
import { act, madeUpId } from '../support/acts.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
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
const ask = (of: Desk) =>
  server.fetch(server.serverUrl + figuresPath, { headers: { authorization: `Bearer ${of.session.token}` } });
async function told(of: Desk): Promise<FiguresAnswer> {
  return v.parse(figuresAnswerSchema, await (await ask(of)).json());
}

/** A count of the commune that knows nothing of the database's: over its records, by the desk's own page. */
async function countedByHand(now: Instant): Promise<Map<string, unknown>> {
  const states = await server.store.read(async (of) => {
    const heads = await of(testCommune.code).headsAfter(0, 1_000);
    return of(testCommune.code).entities(heads.filter(({ left }) => !left).map(({ id }) => id));
  });
  const office = states.find(({ id }) => id === officeId);
  const rules = deskRules(office === undefined ? undefined : (JSON.parse(office.state) as Office), testCommune);
  const dossiers = states.filter(({ kind }) => kind === 'dossier').map(({ state }) => JSON.parse(state) as Dossier);
  return byMonth(dossiers, now, rules);
}

function byMonth(all: readonly Dossier[], now: Instant, rules: Parameters<typeof onTimeLine>[2]): Map<string, unknown> {
  const months = new Map<string, Dossier[]>();
  for (const dossier of all.filter((one) => !isReport(one))) {
    const month = localDateOf(dossier.receivedAt).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), dossier]);
  }
  return new Map(
    [...months].map(([month, some]) => {
      const { open, ...figures } = onTimeFigures(some.map((dossier) => onTimeLine(dossier, now, rules)));
      const { inTime, overdue, paused } = open;
      const running = { openInTime: inTime, openOverdue: overdue, openPaused: paused };
      return [month, { received: some.length, ...figures, ...running }];
    }),
  );
}

const second = 1_000;
const at = (ms: number): Instant => new Date(ms).toISOString();

describe('the database’s count', () => {
  it('is that of the desk’s own page, whatever happened to the dossiers and when', async () => {
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    const [row] = await server.store.read((of) => of(testCommune.code).entities([opening.entity]));
    const plain = JSON.parse(row?.state ?? '') as Dossier;
    const rules = deskRules(undefined, testCommune);
    const due = Date.parse('2026-11-03T10:00:00.000Z');
    const near = fc.constantFrom(-40 * 86_400, -86_400, -3_600, -1, 0, 1, 3_600, 25_200, 86_400, 40 * 86_400);
    const made = fc.record({
      received: fc.constantFrom('2026-10-31T16:59:59.000Z', '2026-10-31T17:00:00.000Z', '2026-11-03T02:00:00.000Z'),
      ends: fc.option(near),
      recorded: fc.option(near),
      paused: fc.option(near),
      resumed: fc.boolean(),
      to: fc.constantFrom('COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED', 'REPORTED'),
      milliseconds: fc.integer({ min: 0, max: 999 }),
    });
    const seen = new Set<string>();
    await fuzzedAsync(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 12 }), near, async (some, since) => {
        const dossiers = some.map((one, index): Dossier => {
          const moment = (seconds: number): Instant => at(due + seconds * second + one.milliseconds);
          const [first] = plain.events;
          if (first === undefined) throw new Error('no history');
          const isReported = one.to === 'REPORTED';
          const end: DossierEvent | null =
            one.ends === null || isReported
              ? null
              : {
                  ...first,
                  id: madeUpId(index),
                  type: 'moveDossier',
                  touched: ['PROCESSING', one.to],
                  occurredAt: moment(one.ends),
                  recordedAt: one.recorded === null ? null : moment(one.recorded),
                };
          const supplement = { by: first.author, papers: [], guide: '', requestedAt: '', receivedAt: null };
          return {
            ...plain,
            id: madeUpId(0xf0_0000 + index),
            receivedAt: one.received,
            dueAt: at(due),
            business: end === null && !isReported ? 'PROCESSING' : one.to,
            events: end === null ? [first] : [first, end],
            ...(one.paused === null
              ? {}
              : {
                  supplement: {
                    ...supplement,
                    requestedAt: moment(one.paused),
                    receivedAt: one.resumed ? moment(one.paused + 7_200) : null,
                  },
                }),
          };
        });
        const now = at(due + since * second);
        const from = await server.store.figures.mark('99999');
        const figures = dossiers.flatMap((dossier) => figureOf(dossier, rules) ?? []);
        const to = { seq: from.seq + 1, officeRev: 0 };
        expect(await server.store.figures.keep('99999', { from, to, begins: true, figures, gone: [] })).toBe(true);
        const counted = await server.store.figures.count(['99999'], now);
        const found = new Map(counted.map(({ scope: _s, procedure: _p, month, ...counts }) => [month, counts]));
        const expected = byMonth(dossiers, now, rules);
        expect(found).toEqual(expected);
        for (const counts of found.values()) {
          for (const [name, count] of Object.entries(counts)) if (count > 0) seen.add(name);
        }
      }),
      150,
    );
    // Every word was met.
    expect([...seen].sort()).toEqual(
      [
        ...['early', 'finished', 'lateEntryOnly', 'onTime', 'openInTime', 'openOverdue', 'openPaused', 'overdue'],
        'received',
      ].sort(),
    );
  });

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
    expect(before?.lines).toMatchObject([{ month: '2026-11', group: 'birth', received: 3, finished: 0 }]);
    expect(before?.entries).toEqual([{ month: '2026-11', book: 'KS', count: 1 }]);
    server.clock.advance(30 * 86_400 * second);
    const hours = stating(statement({ kind: 'hours' }, shortDay), {
      ...{ mid: madeUpId(0xb0_0004), author: desk.author, device: desk.device },
    });
    const next = 1 + 1 + 1 + moves.length + 4;
    desk = await openDesk(server);
    await desk.push(next, desk.acts.move(refused.entity, 'RECEIVED', 'WITHDRAWN'), hours);
    const answer = await told(await openDesk(server, { account: 1, device: 1 }));
    const [after] = answer.communes.filter(({ code }) => code === testCommune.code);
    const { month, group, ...counts } = after?.lines[0] ?? { month: '', group: '' };
    expect(new Map([[month, counts]])).toEqual(await countedByHand(answer.serverTime));
    expect([group, after?.isBehind]).toEqual(['birth', false]);
    expect(counts).toMatchObject({ received: 3, finished: 1, openOverdue: 2 });
  });

  it('is never more than a bounded work at a time, and says what is not counted yet', async () => {
    await desk.push(1, ...desk.acts.openings(90));
    await desk.push(91, ...desk.acts.openings(90));
    await desk.push(181, ...desk.acts.openings(90));
    const parts = { store: server.store, pause: () => undefined };
    expect(await countOn(testCommune, 200, parts)).toMatchObject({ isBehind: true });
    const some = await server.store.figures.count(['99999'], server.clock.now());
    expect(some).toMatchObject([{ received: 200 }]);
    expect(await countOn(testCommune, 200, parts)).toMatchObject({ isBehind: false });
    expect(await server.store.figures.count(['99999'], server.clock.now())).toMatchObject([{ received: 270 }]);
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
    const text = await (await ask(supervisor)).text();
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
});
