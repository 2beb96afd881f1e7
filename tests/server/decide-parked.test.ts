import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

const field = 'applicant.phone';
const [first, second, third] = ['0999111111', '0999222222', '0999333333'];

let server: ServerInProcess;
let desk: Desk;
let other: Desk;
let birth: Mutation;
let parked: Mutation;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
  birth = desk.acts.opening();
  const before = phoneOf(birth);
  parked = other.acts.edit(birth.entity, field, before, second);
  await desk.push(1, birth, desk.acts.edit(birth.entity, field, before, first));
  expect(standing(await other.push(1, parked))).toEqual(['parked 1']);
});
afterEach(() => server.close());

function phoneOf(opening: Mutation): string {
  const { fields } = opening.args as { fields: Record<string, string> };
  return fields[field] ?? '';
}

async function record(): Promise<Dossier> {
  const [row] = await server.store.read((scope) => scope('99999').entities([birth.entity]));
  return JSON.parse(row?.state ?? 'null') as Dossier;
}

const later = async (of: Desk, mid: string) =>
  (await of.exchange({ held: [{ scope: '99999', mid, revision: 1 }] })).receipts;

describe('what is parked', () => {
  it('[R10] is on the record for the whole commune: both values, both authors (L13)', async () => {
    const { parked: acts, fields } = await record();
    expect(fields[field]).toBe(first);
    expect(acts).toMatchObject([
      { mid: parked.mid, author: other.author, device: other.device, changes: [{ field, to: second }] },
    ]);
    const page = (await desk.pull(null)).changes[0]?.changes ?? [];
    expect(page).toMatchObject([{ id: birth.entity, rev: 3, state: { parked: [{ mid: parked.mid }] } }]);
  });

  it('[R10] is taken by a decision: its author hears merged, and the reason stays with both values', async () => {
    const decision = desk.acts.decide(parked, [{ field, standing: first, parked: second, take: 'parked' }]);
    expect(standing(await desk.push(3, decision))).toEqual(['applied 1']);
    const dossier = await record();
    expect(dossier.fields[field]).toBe(second);
    expect(dossier).not.toHaveProperty('parked');
    expect(dossier.events.at(-1)).toMatchObject({
      type: 'decideParked',
      author: desk.author,
      reason: 'Đã hỏi lại người dân',
      decision: {
        parked: parked.mid,
        author: other.author,
        fields: [{ field, standing: first, parked: second, taken: second }],
      },
    });
    expect(await later(other, parked.mid)).toMatchObject([
      { mid: parked.mid, status: 'merged', revision: 2, rev: 4, conflicts: [] },
    ]);
  });

  it('[R10] is refused by a decision for what stands, or for a third value, and says which', async () => {
    const decision = desk.acts.decide(parked, [
      { field, standing: first, parked: second, take: 'other', value: third },
    ]);
    await desk.push(3, decision);
    expect((await record()).fields[field]).toBe(third);
    expect(await later(other, parked.mid)).toMatchObject([
      { status: 'refused', revision: 2, waitsFor: decision.mid, problems: [{ code: 'decidedOtherwise' }] },
    ]);
  });

  it('[R5] frees what waited behind it, also when its own author decides', async () => {
    const print = other.acts.print(birth.entity);
    expect(standing(await other.push(2, print))).toEqual(['blockedBy 1']);
    const decision = other.acts.decide(parked, [{ field, standing: first, parked: second, take: 'standing' }]);
    expect(standing(await other.push(3, decision))).toEqual(['applied 1']);
    expect(await later(other, print.mid)).toMatchObject([{ status: 'applied', revision: 2 }]);
    expect((await record()).slipPrints).toBe(1);
  });
});

describe('a decision', () => {
  const forParked = (of: Desk) =>
    of.acts.decide(parked, [{ field, standing: first, parked: second, take: 'parked' as const }]);

  it('[R10] of two officers at once: the second is told that it is decided already', async () => {
    await desk.push(3, forParked(desk));
    const [receipt] = (await other.push(2, forParked(other))).receipts;
    expect(receipt).toMatchObject({ status: 'refused', problems: [{ field: null, code: 'alreadyDecided' }] });
  });

  it('[R10] made offline, on a value that has changed since: refused at the field, and it stays parked', async () => {
    await desk.push(3, desk.acts.edit(birth.entity, field, first, third));
    const [receipt] = (await other.push(2, forParked(other))).receipts;
    expect(receipt).toMatchObject({ status: 'refused', problems: [{ field, code: 'standingChanged' }] });
    expect((await record()).parked).toHaveLength(1);
    const again = desk.acts.decide(parked, [{ field, standing: third, parked: second, take: 'parked' }]);
    expect(standing(await desk.push(4, again))).toEqual(['applied 1']);
  });

  it('[R5] that comes before what it decides about waits for it', async () => {
    const early = { ...parked, mid: birth.mid.replace(/.{4}$/u, 'ffff') };
    const decision = desk.acts.decide(early, [{ field, standing: first, parked: second, take: 'standing' }]);
    expect((await desk.push(3, decision)).receipts).toMatchObject([{ status: 'blockedBy', waitsFor: early.mid }]);
    const third = await openDesk(server, { account: 2, device: 2 });
    const edit = { ...early, author: third.author, device: third.device };
    expect(standing(await third.push(1, edit))).toEqual(['refused 1']);
    expect(await later(desk, decision.mid)).toMatchObject([{ status: 'applied', revision: 2 }]);
  });

  it('[R5] that waits for what no machine has any more holds up nothing that its officer does to the record later', async () => {
    const gone = { ...parked, mid: birth.mid.replace(/.{4}$/u, 'fffe') };
    const decision = desk.acts.decide(gone, [{ field, standing: first, parked: second, take: 'standing' }]);
    expect(standing(await desk.push(3, decision))).toEqual(['blockedBy 1']);
    const edit = desk.acts.edit(birth.entity, field, first, third);
    expect(standing(await desk.push(4, edit, desk.acts.print(birth.entity)))).toEqual(['applied 1', 'applied 1']);
    expect((await record()).fields[field]).toBe(third);
  });

  it('[R10] decides every field of the act, and what the record may not hold is refused', async () => {
    const none = desk.acts.decide(parked, [{ field: 'child.fullName', standing: 'x', parked: 'y', take: 'parked' }]);
    const bad = desk.acts.decide(parked, [{ field, standing: first, parked: second, take: 'other', value: 'abc' }]);
    const answer = await desk.push(3, none, bad);
    expect(answer.receipts).toMatchObject([
      { status: 'refused', problems: [{ code: 'notEveryField' }] },
      { status: 'refused', problems: [{ field }] },
    ]);
    expect((await record()).parked).toHaveLength(1);
  });

  it('[R10] on a dossier withdrawn meanwhile is still made; withdrawing and editing leave each other alone', async () => {
    const withdrawn = desk.acts.move(birth.entity, 'RECEIVED', 'WITHDRAWN');
    const edit = other.acts.edit(birth.entity, 'applicant.email', emailOf(birth), 'thu.moi@mau.invalid');
    expect(standing(await desk.push(3, withdrawn))).toEqual(['applied 1']);
    // Behind her own parked act, as every later one of hers on this record.
    expect(standing(await other.push(2, edit))).toEqual(['blockedBy 1']);
    expect(standing(await desk.push(4, forParked(desk)))).toEqual(['applied 1']);
    const dossier = await record();
    expect(dossier).toMatchObject({ business: 'WITHDRAWN', fields: { [field]: second } });
    expect(dossier.fields['applicant.email']).toBe('thu.moi@mau.invalid');
  });

  it('[R10] between two steps: the other step only where the life cycle allows it', async () => {
    await desk.push(3, desk.acts.move(birth.entity, 'RECEIVED', 'WITHDRAWN'));
    const third = await openDesk(server, { account: 2, device: 2 });
    const move = third.acts.move(birth.entity, 'RECEIVED', 'PROCESSING');
    expect(standing(await third.push(1, move))).toEqual(['parked 1']);
    const seen = { field: 'business', standing: 'WITHDRAWN', parked: 'PROCESSING' };
    const reopening = desk.acts.decide(move, [{ ...seen, take: 'parked' }]);
    expect((await desk.push(4, reopening)).receipts).toMatchObject([
      { status: 'refused', problems: [{ field: 'business', code: 'moveNotAllowed' }] },
    ]);
    expect(standing(await desk.push(5, desk.acts.decide(move, [{ ...seen, take: 'standing' }])))).toEqual([
      'applied 1',
    ]);
    expect((await record()).business).toBe('WITHDRAWN');
  });
});

function emailOf(opening: Mutation): string | null {
  const { fields } = opening.args as { fields: Record<string, string> };
  return fields['applicant.email'] ?? null;
}
