import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { deliveryDeeds, deliveryRights } from '../../src/domain/access/delivery-rights.ts';
import { type Role, roles } from '../../src/domain/access/role.ts';
import {
  deliveryAnswerSchema,
  deliveryOrderPath,
  deliveryPath,
  exchangesAnswerSchema,
  exchangesPath,
} from '../../src/protocol/delivery.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';

const scope = testCommune.code;
const tooLong = 'Lò '.repeat(38).trim();
let stage: DeliveryStage;
let desk: Desk;
let id: string;

beforeEach(async () => {
  stage = await openDeliveryStage();
  [id = ''] = await stage.enter([makePeople(80).birth({ 'child.fullName': tooLong })]);
  await stage.until(async () => (await stage.dossier(id)).upstream?.state === 'attention');
  desk = await openDesk(stage.server);
  await become('leader');
});
afterEach(() => stage.close());

const become = (role: Role) =>
  stage.server.store.accounts.setRoles(desk.session.account.id, [role], stage.server.clock.now());
const ask = (path: string, body?: object) =>
  stage.server.fetch(stage.server.serverUrl + path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${desk.session.token}`, 'content-type': 'application/json' },
  });
const standing = async () => v.parse(deliveryAnswerSchema, await (await ask(deliveryPath)).json());

it('tells what waits, since when, what the last word was, and lets it be paused, resumed and sent again', async () => {
  expect(await standing()).toMatchObject({
    ...{ road: null, pause: null },
    counts: [{ state: 'attention', count: 1 }],
    waiting: [
      { entity: id, state: 'attention', dueAt: null, papersOwed: 0, last: { kind: 'send', outcome: 'person' } },
    ],
  });
  const changed = async (path: string, body: object): Promise<unknown> => (await ask(path, body)).json();
  expect(await changed(deliveryOrderPath('pause'), { reason: 'bảo trì' })).toEqual({ changed: 1 });
  expect((await standing()).pause).toMatchObject({ reason: 'bảo trì', by: desk.session.account.name });
  expect(await changed(deliveryOrderPath('resume'), {})).toEqual({ changed: 1 });
  expect((await standing()).pause).toBeNull();
  expect(await changed(deliveryOrderPath('retry'), { record: id })).toEqual({ changed: 1 });
  expect(await changed(deliveryOrderPath('retry'), {})).toEqual({ changed: 0 });
  expect((await standing()).waiting).toMatchObject([{ state: 'queued', dueAt: stage.server.clock.now() }]);
  expect((await ask(deliveryOrderPath('pause'), { reason: ' x ' })).status).toBe(400);
  expect((await ask(deliveryOrderPath('retry'), { record: '../x' })).status).toBe(400);
});

it('gives out what was said of one dossier, in parts, and of another commune nothing', async () => {
  const first = v.parse(exchangesAnswerSchema, await (await ask(exchangesPath(id))).json());
  expect(first.exchanges.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['ask', 'unknown'],
    ['send', 'person'],
  ]);
  const [before] = first.exchanges;
  const rest = v.parse(exchangesAnswerSchema, await (await ask(`${exchangesPath(id)}?after=${before?.id}`)).json());
  expect(rest.exchanges).toEqual(first.exchanges.slice(1));
  expect((await ask(exchangesPath('x'))).status).toBe(400);
  expect((await ask(`${exchangesPath(id)}?after=x`)).status).toBe(400);
  const other = { scope: '00002', id: before?.id ?? '', entity: id, at: stage.server.clock.now() };
  await stage.server.store.deliveries.addExchanges([
    { ...other, kind: 'send', outcome: 'taken', request: 'of another', response: '' },
  ]);
  expect(await (await ask(exchangesPath(id))).text()).not.toContain('of another');
});

describe('the table of rights', () => {
  it.each(roles)('holds for %s', async (role) => {
    await become(role);
    const allowed = deliveryRights[role] ?? [];
    const asked = {
      see: () => ask(deliveryPath),
      retry: () => ask(deliveryOrderPath('retry'), {}),
      manage: () => ask(deliveryOrderPath('resume'), {}),
      read: () => ask(exchangesPath(id)),
      waive: () => ask(deliveryOrderPath('waive'), { record: id, reason: 'đã gửi bản giấy' }),
    };
    for (const right of deliveryDeeds) {
      expect((await asked[right]()).status, right).toBe(allowed.includes(right) ? 200 : 403);
    }
    expect((await stage.server.store.deliveries.of(scope, [id]))[0]?.state).toBe(
      allowed.includes('retry') ? 'queued' : 'attention',
    );
  });
});
