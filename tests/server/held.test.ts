import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

function phoneOf(birth: { args: Record<string, unknown> }): string {
  const { fields } = birth.args as { fields: Record<string, string> };
  return fields['applicant.phone'] ?? '';
}

describe('a held mutation', () => {
  it('[R5] waits for its record, and takes effect in the exchange that brings it', async () => {
    const birth = desk.acts.opening();
    const early = other.acts.print(birth.entity);
    const waiting = await other.push(1, early);
    expect(waiting.receipts).toMatchObject([
      { status: 'blockedBy', revision: 1, waitsFor: null, problems: [{ code: 'recordMissing' }] },
    ]);
    server.clock.advance(1_000);
    expect(standing(await desk.push(1, birth))).toEqual(['applied 1']);
    const later = await other.exchange({ held: [{ scope: '99999', mid: early.mid, revision: 1 }] });
    expect(later.receipts).toMatchObject([
      { mid: early.mid, status: 'applied', revision: 2, rev: 2, serverTime: waiting.serverTime },
    ]);
    expect(standing(await other.push(1, early))).toEqual(['applied 2']);
  });

  it('[R5] waits for the acts it names, whichever lane they come in', async () => {
    const birth = desk.acts.opening();
    const elsewhere = other.acts.opening();
    const first = desk.acts.print(birth.entity, { deps: [elsewhere.mid] });
    const held = await desk.push(1, birth, first);
    expect(standing(held)).toEqual(['applied 1', 'blockedBy 1']);
    expect(held.receipts[1]).toMatchObject({ waitsFor: elsewhere.mid, problems: [{ code: 'waitsForAnother' }] });
    await other.push(1, elsewhere);
    expect(standing(await desk.push(2, first))).toEqual(['applied 2']);
  });

  it('[R5] finds its dependency later in the same exchange, and gets one receipt', async () => {
    await openDesk(server, { account: 1, device: 0 });
    const hers = other.acts.opening();
    const mine = desk.acts.opening();
    const answer = await desk.exchange({
      lanes: [
        desk.run(1, { ...mine, deps: [hers.mid] }),
        { ...other.run(1, { ...hers, device: desk.device }), author: other.author },
      ],
    });
    expect(standing(answer)).toEqual(['applied 1', 'applied 1']);
    // What it waited for took effect before it.
    expect(answer.receipts.map(({ no }) => no)).toEqual([2, 1]);
  });

  it('[R5] holds later acts of the same author and device on the record, not those of strangers', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await other.push(1, other.acts.edit(birth.entity, 'applicant.phone', phoneOf(birth), '0999000001'));
    const answer = await desk.push(
      2,
      desk.acts.edit(birth.entity, 'applicant.phone', phoneOf(birth), '0999000002'),
      desk.acts.print(birth.entity),
      desk.acts.opening(),
    );
    expect(standing(answer)).toEqual(['parked 1', 'blockedBy 1', 'applied 1']);
    expect(answer.receipts[1]?.waitsFor).toBe(answer.receipts[0]?.mid);
    expect(standing(await other.push(2, other.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('[R3] judges a whole row of waiting acts again in the order of their lane', async () => {
    const birth = desk.acts.opening();
    const phone = phoneOf(birth);
    const row = [
      other.acts.edit(birth.entity, 'applicant.phone', phone, '0999000001'),
      other.acts.edit(birth.entity, 'applicant.phone', '0999000001', '0999000002'),
      other.acts.edit(birth.entity, 'applicant.phone', '0999000002', '0999000003'),
    ];
    expect(standing(await other.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1', 'blockedBy 1']);
    await desk.push(1, birth);
    expect(standing(await other.push(1, ...row))).toEqual(['applied 2', 'applied 2', 'applied 2']);
    const pulled = await desk.pull(null, { whole: true });
    expect(pulled.changes[0]?.changes).toMatchObject([
      { rev: 4, state: { fields: { 'applicant.phone': '0999000003' } } },
    ]);
  });

  it('[R5] is freed when the act before it is refused in the end', async () => {
    const birth = desk.acts.opening();
    const { fields } = birth.args as { fields: Record<string, string> };
    const row = [
      other.acts.edit(birth.entity, 'child.sex', fields['child.sex'], 'not a sex'),
      other.acts.print(birth.entity),
    ];
    expect(standing(await other.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1']);
    await desk.push(1, birth);
    expect(standing(await other.push(1, ...row))).toEqual(['refused 2', 'applied 2']);
  });

  it('[R4][R5] is refused with the opening of its record, so that both can be let go, and blocks nobody else', async () => {
    const refused = desk.acts.opening({});
    const slip = desk.acts.print(refused.entity);
    const answer = await desk.push(1, refused, slip, desk.acts.opening());
    expect(standing(answer)).toEqual(['refused 1', 'refused 1', 'applied 1']);
    expect(answer.receipts[1]).toMatchObject({
      waitsFor: refused.mid,
      problems: [{ field: null, code: 'dependencyRefused' }],
    });
    const later = await desk.push(4, desk.acts.print(refused.entity));
    expect(later.receipts).toMatchObject([{ status: 'refused', waitsFor: refused.mid }]);
  });

  it('[R5] is refused, and those behind it in turn, when the opening of its record is refused only later', async () => {
    const elsewhere = other.acts.opening();
    const refused = { ...desk.acts.opening({}), deps: [elsewhere.mid] };
    const row = [refused, desk.acts.print(refused.entity), desk.acts.print(refused.entity)];
    expect(standing(await desk.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1', 'blockedBy 1']);
    await other.push(1, elsewhere);
    expect(standing(await desk.push(1, ...row))).toEqual(['refused 2', 'refused 2', 'refused 2']);
  });

  it('[R5] of a stranger still waits for the record, and takes effect when another opening makes it', async () => {
    const refused = desk.acts.opening({});
    const early = other.acts.print(refused.entity);
    await other.push(1, early);
    await desk.push(1, refused, desk.acts.print(refused.entity));
    expect(standing(await other.push(1, early))).toEqual(['blockedBy 1']);
    const colleague = await openDesk(server, { account: 2, device: 0 });
    const waiting = colleague.acts.print(refused.entity);
    expect(standing(await colleague.push(1, waiting))).toEqual(['blockedBy 1']);
    await desk.push(3, { ...desk.acts.opening(), entity: refused.entity });
    expect(standing(await other.push(1, early))).toEqual(['applied 2']);
    expect(standing(await colleague.push(1, waiting))).toEqual(['applied 2']);
    expect(standing(await desk.push(4, desk.acts.print(refused.entity)))).toEqual(['applied 1']);
  });

  it('[R4][R5] is refused when what it names is refused, whether that comes before it or after', async () => {
    const birth = desk.acts.opening();
    const refused = other.acts.opening({});
    const before = desk.acts.print(birth.entity, { deps: [refused.mid] });
    const behind = other.acts.print(birth.entity, { deps: [before.mid] });
    expect(standing(await desk.push(1, birth, before))).toEqual(['applied 1', 'blockedBy 1']);
    expect(standing(await other.push(1, behind, refused))).toEqual(['refused 1', 'refused 1']);
    expect((await desk.push(2, before)).receipts).toMatchObject([
      { status: 'refused', revision: 2, waitsFor: refused.mid, problems: [{ code: 'dependencyRefused' }] },
    ]);
    const after = await desk.push(3, desk.acts.print(birth.entity, { deps: [refused.mid] }));
    expect(after.receipts).toMatchObject([{ status: 'refused', revision: 1, waitsFor: refused.mid }]);
    expect(standing(await desk.push(4, desk.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('[R5] is refused with any act on its record that it names, also while it waits for another one', async () => {
    const birth = desk.acts.opening();
    const notCome = other.acts.print(birth.entity);
    const refused = other.acts.edit(birth.entity, 'no.such', null, 'Thử');
    const held = desk.acts.print(birth.entity, { deps: [notCome.mid, refused.mid] });
    expect(standing(await desk.push(1, birth, held))).toEqual(['applied 1', 'blockedBy 1']);
    expect(standing(await other.push(1, refused))).toEqual(['refused 1']);
    expect((await desk.push(2, held)).receipts).toMatchObject([
      { status: 'refused', revision: 2, waitsFor: refused.mid, problems: [{ code: 'dependencyRefused' }] },
    ]);
  });

  it('keeps every revision of its receipt, numbered without gaps in the commune, in the order in which each took effect', async () => {
    const birth = desk.acts.opening();
    const early = other.acts.print(birth.entity);
    await other.push(1, early);
    await desk.push(1, birth);
    const all = await server.store.read((scope) => scope('99999').receiptsOf(early.mid));
    expect(all.map(({ no, revision, status }) => [no, revision, status])).toEqual([
      [1, 1, 'blockedBy'],
      [3, 2, 'applied'],
    ]);
    const [opened] = await server.store.read((scope) => scope('99999').receiptsOf(birth.mid));
    expect(opened?.no).toBe(2);
  });
});
