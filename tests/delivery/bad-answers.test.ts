import { afterEach, describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { connectOneStop } from '../../sync-server/delivery/one-stop/connect-one-stop.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';

let stage: DeliveryStage;
afterEach(() => stage.close());

const scope = testCommune.code;
const births = (count: number) => Array.from({ length: count }, (_, index) => makePeople(100 + index).birth());
const stateOf = async (id: string) => (await stage.dossier(id)).upstream?.state;
const statesAre = (ids: readonly string[], state: string) => async () =>
  (await Promise.all(ids.map(stateOf))).every((each) => each === state);
const count = () => countFar(stage.gateway.register.all(), Date.parse(stage.server.clock.now()));

describe('a question that is answered badly', () => {
  const answering = (changed: (answer: { status: number; value: Record<string, unknown>[] }) => unknown) => {
    const call: typeof fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const answer = await stage.gateway.app.request(url, init);
      if (!url.endsWith('/trangthai')) return answer;
      return Response.json(changed((await answer.json()) as Parameters<typeof changed>[0]));
    };
    const monotonicMs = () => stage.server.clock.monotonicMs();
    const cut = new AbortController().signal;
    return connectOneStop({ target: oneStopTarget, fetch: call, monotonicMs, cut });
  };

  it('sends nothing again', async () => {
    for (const changed of [
      () => ({ status: 0, errorDescription: 'Lỗi hệ thống', value: [] }),
      ({ value }: { value: Record<string, unknown>[] }) => ({
        status: 1,
        value: value.map((each) => ({ ...each, trangThai: null })),
      }),
      ({ value }: { value: Record<string, unknown>[] }) => ({
        status: 1,
        value: value.map((each) => ({ ...each, maHoSoMCDT: null })),
      }),
    ]) {
      stage = await openDeliveryStage({ faults: { forgetsMs: 24 * 3_600_000 } });
      const ids = await stage.enter(births(2));
      await stage.until(statesAre(ids, 'forwarded'));
      stage.server.clock.advance(3_600_000);
      const bad = stage.process('bad', { connection: answering(changed) });
      for (let round = 0; round < 5; round += 1) {
        await bad.round();
        stage.server.clock.advance(3_600_000);
      }
      expect(count()).toMatchObject({ taken: 2, doubled: 0 });
      expect(await stage.server.store.deliveries.of(scope, ids)).toMatchObject([
        { step: 'ask', state: 'forwarded', tries: 5 },
        { step: 'ask', state: 'forwarded', tries: 5 },
      ]);
      await stage.close();
    }
    stage = await openDeliveryStage();
  });
});

describe('a dossier on which their side always breaks', () => {
  it('is sent ever more seldom, and in the end a person must look, who may have it sent again', async () => {
    stage = await openDeliveryStage();
    const { connection } = stage.process('good').parts;
    let broken = true;
    const sent: number[] = [];
    const send: typeof connection.send = async (parcel) => {
      if (!broken) return connection.send(parcel);
      sent.push(Date.parse(stage.server.clock.now()));
      return {
        outcome: { kind: 'unclear', said: 'HTTP 500' },
        said: { request: '{}', response: 'HTTP 500\nLỗi nksHoTen' },
      };
    };
    const connector = stage.process('own', { connection: { ...connection, send } });
    const roundsUntil = async (id: string, state: string) => {
      for (let round = 0; round < 500 && (await stateOf(id)) !== state; round += 1) {
        stage.server.clock.advance(Math.max(1, (await connector.round()) - Date.parse(stage.server.clock.now())));
      }
    };
    const [id = ''] = await stage.enter(births(1));
    await roundsUntil(id, 'attention');
    expect((await stage.dossier(id)).upstream).toMatchObject({ state: 'attention', said: 'HTTP 500 Lỗi nksHoTen' });
    expect(sent).toHaveLength(8);
    expect((sent[7] ?? 0) - (sent[6] ?? 0)).toBeGreaterThan(10 * 60_000);
    const { deliveries } = stage.server.store;
    expect(await deliveries.of(scope, [id])).toMatchObject([{ step: 'rest', state: 'attention' }]);
    broken = false;
    await deliveries.retry(scope, id, stage.server.clock.now());
    await roundsUntil(id, 'registered');
    expect(count()).toMatchObject({ once: 1, doubled: 0 });
  });
});
