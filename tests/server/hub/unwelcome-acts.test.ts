import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../sync-server/log.ts';
import type { Device } from '../../support/device.ts';
import { makePeople } from '../../support/people.ts';
import { answerOf, type HubStage, setHubStage } from './hub-stage.ts';

let stage: HubStage;
let logged: string;
beforeEach(async () => {
  logged = '';
  stage = await setHubStage({ log: createLog('info', { write: (line: string) => void (logged += line) }) });
});
afterEach(() => stage.close());

const mutations = async (): Promise<number> =>
  (await stage.server.store.read((of) => of('99999').counter())).mutationNo;

const lineIsBack = (): void => {
  stage.hub.line.isUp = true;
  stage.pass(2 * 60_000);
};

/** The province answers so what is asked at this path; `undefined`: as ever. */
function provinceSays(path: string, answer: (body: string) => Response | undefined): void {
  const { fetch: real } = stage.server;
  const server = stage.server as { fetch: typeof fetch };
  server.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const sent = init?.body instanceof Uint8Array ? init.body : new Uint8Array();
    const isPacked = new Headers(init?.headers).get('content-encoding') === 'gzip';
    const bytes = isPacked ? gunzipSync(sent) : sent;
    return (url.endsWith(path) ? answer(new TextDecoder().decode(bytes)) : undefined) ?? real(input, init);
  };
}

/** The first of these machines; each gives so many acts to the hub while the line is down. */
async function relayed(...counts: readonly number[]): Promise<Device> {
  const [first, second] = [await stage.machine(0), await stage.machine(1)];
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
  for (const [at, device] of [first, second].entries()) {
    for (const fields of makePeople(41 + at).births(counts[at] ?? 0)) {
      await device.perform({ name: 'openDossier', args: fields });
    }
    await device.sync();
  }
  return first;
}

describe('an act that the province does not take from the hub', () => {
  const internal = () => Response.json({ code: 'internal', field: null, detail: '' }, { status: 500 });
  it.each([
    ['too large for a gateway', () => new Response('<html>', { status: 413 }), 'tooLarge'],
    ['on which the province breaks', internal, 'broken'],
    ['answered with what nobody understands', () => Response.json({ protocol: 99 }), 'unreadable'],
  ])('[R1] %s: what others have made goes on, and the mirror too', async (_, answer, why) => {
    const first = await relayed(5, 3);
    const [, , third] = await first.outbox();
    if (third === undefined) throw new Error('Nothing waits.');
    provinceSays('/v1/sync', (body) => (body.includes(third.mid) ? answer() : undefined));
    lineIsBack();
    expect(await stage.hub.hub.work()).toMatchObject({ settled: 5, line: 'up', refused: null });
    expect(await mutations()).toBe(5);
    expect(stage.hub.mirror.cursor()?.seq).toBe(5);
    expect(stage.hub.store.counts()).toEqual({ waiting: 3, settled: 5 });
    expect(logged).toContain(`"why":"${why}"`);
    expect(logged).not.toContain(third.mid);
  });

  it('that is longer than any may be is not taken in at all: it goes directly', async () => {
    const device = await relayed(1);
    const [entry] = await device.outbox();
    if (entry === undefined) throw new Error('Nothing waits.');
    const long = { hash: 'e'.repeat(64), mutation: { mid: entry.entity, scope: '99999', args: 'ơ'.repeat(33_000) } };
    const answer = await answerOf(
      await stage.ask(device, { lanes: [{ ...entry.lane, from: entry.seq + 1, mutations: [long] }] }),
    );
    expect(answer.relayed).toEqual([]);
    expect(stage.hub.store.counts().waiting).toBe(1);
  });
});

describe('a province', () => {
  it('[R6] whose answers the hub does not understand is there all the same, and a person hears of it', async () => {
    const device = await stage.machine(0);
    await stage.hub.hub.work();
    provinceSays('/v1/mirror', () => Response.json({ another: 'protocol' }));
    expect(await stage.hub.hub.work()).toMatchObject({ line: 'up', refused: null });
    expect(logged).toContain('does not understand');
    expect((await answerOf(await stage.ask(device, {}))).relayed).toBeUndefined();
  });

  it('[R17] that breaks on everything is not asked act by act', async () => {
    await relayed(40);
    let asked = 0;
    for (const path of ['/v1/sync', '/v1/mirror']) {
      provinceSays(path, () => {
        asked += 1;
        return Response.json({ code: 'internal', field: null, detail: '' }, { status: 500 });
      });
    }
    lineIsBack();
    expect(await stage.hub.hub.work()).toMatchObject({ sent: 0, line: 'down' });
    expect(asked).toBeLessThan(12);
    expect(stage.hub.store.counts().waiting).toBe(40);
  });
});
