import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { connectOneStop } from '../../sync-server/delivery/one-stop/connect-one-stop.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { openDeliveryStage } from '../support/delivery-stage.ts';
import { openDevice } from '../support/device.ts';
import { enterAt } from '../support/register-and-print.ts';
import { makePeople } from '../support/people.ts';

it('takes a birth entered without a line through a storm to the ministry and back onto the desk, once', async () => {
  const faults = { storm: { everyMs: 20 * 60_000, lastsMs: 10 * 60_000 }, serverError: 0.3, lostReply: 0.5 };
  const stage = await openDeliveryStage({ faults: { ...faults, forgetsMs: 3_600_000 }, seed: 3 });
  const { server, gateway } = stage;
  // A real one: what is cut here is cut on a socket.
  const far = serve({ fetch: gateway.app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise((resolve) => far.once('listening', resolve));
  const url = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
  const target = { ...oneStopTarget, tokenUrl: `${url}/token`, sendUrl: `${url}/hoso`, askUrl: `${url}/trangthai` };
  const cut = new AbortController().signal;
  const connection = connectOneStop({ target, fetch, monotonicMs: () => server.clock.monotonicMs(), cut });
  const connector = stage.process('loopback', { target, connection });

  let line = true;
  const desk = await openDevice({
    serverUrl: server.serverUrl,
    account: server.accounts[0],
    name: 'desk',
    fetch: (input, init) => (line ? server.fetch(input, init) : Promise.reject(new TypeError('no line'))),
  });
  await desk.sync();
  line = false;
  const fields = makePeople(8).birth();
  const { entity } = await desk.perform({ name: 'openDossier', args: { procedure: 'birth', fields } });
  const onDesk = async () => {
    const view = await desk.store.dossier(entity);
    if (view === null) throw new Error('it is not on the desk');
    return view.dossier;
  };
  expect((await onDesk()).upstream).toBeUndefined();
  line = true;
  await enterAt(desk, entity, { book: 'KS', as: 'timely' });
  await desk.sync();

  const seen: string[] = [];
  for (let round = 0; round < 600 && (await onDesk()).fields['child.pin'] === undefined; round += 1) {
    const next = await connector.round();
    server.clock.advance(Math.max(1, next - Date.parse(server.clock.now())));
    await desk.sync();
    const state = (await onDesk()).upstream?.state ?? 'none';
    if (seen.at(-1) !== state) seen.push(state);
  }
  const dossier = await onDesk();
  // A reply that was lost is asked about, and then it may be registered there already.
  expect(['queued registered', 'queued forwarded registered']).toContain(seen.join(' '));
  expect(dossier.upstream).toMatchObject({ entry: { number: String(dossier.entry?.number) }, problems: [] });
  expect(dossier.fields['child.pin']).toMatch(/^099\d{9}$/u);
  expect(countFar(gateway.register.all(), Date.parse(server.clock.now()))).toMatchObject({ once: 1, doubled: 0 });
  const { digest } = await server.store.read((reads) => reads('99999').counter());
  expect(await desk.digest()).toBe(digest);

  await desk.close();
  await stage.close();
  await new Promise((resolve) => far.close(resolve));
});
