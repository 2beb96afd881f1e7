import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Parcel } from '../../sync-server/delivery/connector.ts';
import { plainDossierSchema } from '../../sync-server/delivery/plain/plain-dossier.ts';
import { connectWebhook } from '../../sync-server/delivery/webhook/connect-webhook.ts';
import { isSigned, sign } from '../../sync-server/delivery/webhook/signature.ts';
import { webhookTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';
import { madeUpPhoto, pageOf } from '../server/documents/desk-of-pages.ts';

const now = '2026-11-20T03:00:00.000Z';
const { secret } = webhookTarget;
const bytes = madeUpPhoto(1);
const parcel: Parcel = {
  ...{ module: 'KS', code: 'H1', communeCode: '99999', nationalCode: '1.001193', receivedAt: now, record: { so: 1 } },
  papers: [
    {
      ...{ id: 'p-1', kind: 'birthNotice', name: 'Giấy chứng sinh', fileName: 'a.jpg', type: 'image/jpeg', bytes },
      sha256: pageOf(bytes).sha256,
    },
  ],
};

const answering = (make: () => Response) => {
  const calls: Request[] = [];
  const call: typeof fetch = (input, init) => {
    calls.push(new Request(input, init));
    return Promise.resolve(make());
  };
  const cut = new AbortController().signal;
  return { calls, connection: connectWebhook({ target: webhookTarget, fetch: call, clock: { now: () => now }, cut }) };
};

describe('a message', () => {
  it('is good for who knows the secret, whole, and for five minutes', () => {
    const headers = new Headers(sign('text', secret, now));
    expect(isSigned('text', headers, secret, now)).toBe(true);
    expect(isSigned('text', headers, secret, '2026-11-20T03:05:00.000Z')).toBe(true);
    expect(isSigned('text', headers, secret, '2026-11-20T03:05:02.000Z')).toBe(false);
    expect(isSigned('text', headers, secret, '2026-11-20T02:54:58.000Z')).toBe(false);
    expect(isSigned('text.', headers, secret, now)).toBe(false);
    expect(isSigned('text', headers, 'other', now)).toBe(false);
    expect(isSigned('text', new Headers(), secret, now)).toBe(false);
    headers.set('x-lien-mach-timestamp', String(Number(headers.get('x-lien-mach-timestamp')) + 1));
    expect(isSigned('text', headers, secret, now)).toBe(false);
  });

  it('is as its page has it, signed, and named by the code of its dossier', async () => {
    const { calls, connection } = answering(() => Response.json({ status: 'taken' }));
    await connection.send(parcel);
    const [call] = calls;
    const body = (await call?.text()) ?? '';
    expect(v.safeParse(plainDossierSchema, JSON.parse(body)).issues).toBeUndefined();
    expect(call?.headers.get('idempotency-key')).toBe('H1');
    expect(isSigned(body, call?.headers ?? new Headers(), secret, now)).toBe(true);
  });

  it('asks with nothing but codes, and signs them', async () => {
    const { calls, connection } = answering(() => Response.json({ standings: [] }));
    await connection.ask({ communeCode: '99999', module: 'KS', codes: ['H1', 'A&B'] });
    const { search } = new URL(calls[0]?.url ?? '');
    expect(search).toBe('?code=H1&code=A%26B');
    expect(isSigned(search.slice(1), calls[0]?.headers ?? new Headers(), secret, now)).toBe(true);
  });
});

it('tells apart what was refused, what was not done and what nobody knows', async () => {
  const send = async (make: () => Response) => (await answering(make).connection.send(parcel)).outcome;
  const refused = { status: 'refused', said: 'Sai', errors: [{ field: 'nksHoTen', said: 'dài quá' }] };
  expect(await send(() => Response.json(refused, { status: 422 }))).toEqual({
    kind: 'person',
    said: 'Sai; nksHoTen: dài quá',
  });
  expect(await send(() => Response.json({ status: 'already' }, { status: 409 }))).toMatchObject({ kind: 'already' });
  expect(await send(() => Response.json({ status: 'later', said: 'bảo trì' }))).toMatchObject({ kind: 'later' });
  expect(await send(() => new Response('', { status: 429, headers: { 'retry-after': '9' } }))).toMatchObject({
    kind: 'later',
    afterSeconds: 9,
  });
  for (const odd of [
    () => new Response('<html>', { status: 200 }),
    () => Response.json({ ok: true }),
    () => Response.json({ status: 'taken' }, { status: 500 }),
  ]) {
    expect(await send(odd)).toMatchObject({ kind: 'unclear' });
  }
  const told = (standings: unknown) =>
    answering(() => Response.json({ standings })).connection.ask({ communeCode: '9', module: 'KS', codes: ['H1'] });
  expect((await told([{ code: 'H1', state: 'lost' }, { state: 'received' }])).outcome).toEqual({
    ...{ kind: 'told', standings: [], unread: ['H1', null] },
  });
});

describe('a call that something has changed', () => {
  let server: ServerInProcess;
  let stage: DeliveryStage;
  let id: string;
  beforeEach(async () => {
    stage = await openDeliveryStage({ kind: 'webhook', faults: { supplement: 1 } });
    server = stage.server;
    [id = ''] = await stage.enter([makePeople(70).birth()]);
    await stage.until(async () => (await stage.dossier(id)).upstream?.state === 'supplement');
  });
  afterEach(() => stage.close());

  const tell = async (body: unknown, changed: { name?: string; secret?: string; late?: number } = {}) => {
    const text = JSON.stringify(body);
    const headers = sign(text, changed.secret ?? secret, server.clock.now());
    server.clock.advance(changed.late ?? 0);
    const path = `/v1/delivery/changed/${changed.name ?? 'cong-tinh'}`;
    return server.fetch(server.serverUrl + path, { method: 'POST', headers, body: text });
  };

  it('has it asked about again, and changes nothing by itself', async () => {
    const { deliveries } = server.store;
    const [row] = await deliveries.of(testCommune.code, [id]);
    expect(row?.step).toBe('rest');
    const answer = await tell({ codes: [row?.code, 'H-unknown'] });
    expect([answer.status, await answer.json()]).toEqual([200, { asked: 1 }]);
    expect(await deliveries.of(testCommune.code, [id])).toMatchObject([{ step: 'ask', state: 'supplement' }]);
    await stage.process('own').round();
    expect((await stage.dossier(id)).upstream?.state).toBe('supplement');
  });

  it('is heard from nobody else, late, or to another name', async () => {
    const [row] = await server.store.deliveries.of(testCommune.code, [id]);
    const codes = [row?.code];
    expect((await tell({ codes }, { secret: 'other' })).status).toBe(401);
    expect((await tell({ codes }, { late: 301_000 })).status).toBe(401);
    expect((await tell({ codes }, { name: 'khac' })).status).toBe(404);
    expect((await tell({ codes: 'all' })).status).toBe(400);
    expect(await server.store.deliveries.of(testCommune.code, [id])).toMatchObject([{ step: 'rest' }]);
  });
});

it('is no road where none was granted', async () => {
  const server = await openServerInProcess();
  const text = JSON.stringify({ codes: ['H1'] });
  const init = { method: 'POST', headers: sign(text, secret, server.clock.now()), body: text };
  expect((await server.fetch(`${server.serverUrl}/v1/delivery/changed/cong-tinh`, init)).status).toBe(404);
  await server.close();
});
