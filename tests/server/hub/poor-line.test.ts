import { afterEach, beforeEach, expect, it } from 'vitest';
import { mirrorPath } from '../../../src/protocol/mirror.ts';
import { syncPath } from '../../../src/protocol/sync-exchange.ts';
import { makePeople } from '../../support/people.ts';
import { type HubStage, setHubStage } from './hub-stage.ts';

let stage: HubStage;
let server: { fetch: typeof fetch };
let straight: typeof fetch;
beforeEach(async () => {
  stage = await setHubStage();
  server = stage.server;
  straight = stage.server.fetch;
});
afterEach(() => stage.close());

const pathOf = (input: string | URL | Request): string =>
  new URL(input instanceof Request ? input.url : input.toString()).pathname;
const bytesOf = (init: RequestInit | undefined): Uint8Array => (init?.body ?? new Uint8Array()) as Uint8Array;
const bodyOf = (init: RequestInit | undefined): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(bytesOf(init))) as Record<string, unknown>;

/** A line that is cut in the middle of whatever is longer, either way. */
function cutAfter(most: { readonly up: number; readonly down: number }): { up: number; cuts: number } {
  const seen = { up: 0, cuts: 0 };
  server.fetch = async (input, init) => {
    const up = bytesOf(init).length;
    seen.up = Math.max(seen.up, up);
    const answer = up > most.up ? undefined : await straight(input, init);
    if (answer !== undefined && (await answer.clone().arrayBuffer()).byteLength <= most.down) return answer;
    seen.cuts += 1;
    throw new TypeError('the line was cut');
  };
  return seen;
}

async function waitAtHub(count: number): Promise<void> {
  const device = await stage.machine(0);
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
  for (const fields of makePeople(21).births(count)) await device.perform({ name: 'openDossier', args: fields });
  await device.sync();
  stage.hub.line.isUp = true;
}

async function workUntilDone(mostRounds: number): Promise<number> {
  for (let rounds = 1; rounds <= mostRounds; rounds += 1) {
    const { line } = await stage.hub.hub.work();
    if (line === 'up' && stage.hub.store.counts().waiting === 0 && stage.hub.mirror.isWhole()) return rounds;
    stage.pass(20_000);
  }
  throw new Error('it never came through');
}

it('[R17] carries acts in batches that shrink where they are cut, packed, until all are there', async () => {
  await waitAtHub(40);
  const seen = cutAfter({ up: 4_000, down: 100_000 });
  expect(await workUntilDone(6)).toBeGreaterThan(1);
  expect(seen.cuts).toBeGreaterThan(0);
  const { mutationNo } = await stage.server.store.read((of) => of('99999').counter());
  expect(mutationNo).toBe(40);
});

it('packs what is long and leaves what is short', async () => {
  await waitAtHub(10);
  const packed: [string, boolean][] = [];
  server.fetch = async (input, init) => {
    packed.push([pathOf(input), new Headers(init?.headers).get('content-encoding') === 'gzip']);
    return straight(input, init);
  };
  await stage.hub.hub.work();
  expect(packed.filter(([path]) => path === syncPath)).toEqual([[syncPath, true]]);
  expect(packed.filter(([path]) => path === mirrorPath).every(([, isPacked]) => !isPacked)).toBe(true);
});

it('[R17] mirrors in pages that shrink where they are cut, and grow again', async () => {
  const device = await stage.machine(0);
  await stage.hub.hub.work();
  for (const fields of makePeople(22).births(120)) await device.perform({ name: 'openDossier', args: fields });
  while ((await device.outbox()).length > 0) await device.sync();
  // Some thirty records go through.
  cutAfter({ up: 100_000, down: 130_000 });
  const asked: unknown[] = [];
  const cut = server.fetch;
  server.fetch = async (input, init) => {
    if (pathOf(input) === mirrorPath) asked.push(bodyOf(init)['changes']);
    return cut(input, init);
  };
  expect(await workUntilDone(8)).toBeGreaterThan(1);
  expect(Number(asked[1])).toBeLessThan(Number(asked[0]));
  expect(stage.hub.mirror.cursor()?.seq).toBe((await stage.server.store.read((of) => of('99999').counter())).seq);
});

it('[R15] a province of an older build, which knows no length of a page, is asked as before', async () => {
  const asked: boolean[] = [];
  server.fetch = async (input, init) => {
    if (pathOf(input) !== mirrorPath) return straight(input, init);
    const says = 'changes' in bodyOf(init);
    asked.push(says);
    if (!says) return straight(input, init);
    const problem = { code: 'badRequest', field: 'changes', detail: 'Unknown.' };
    return new Response(JSON.stringify(problem), {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
    });
  };
  expect(await stage.hub.hub.work()).toMatchObject({ line: 'up', refused: null });
  await stage.hub.hub.work();
  expect(asked[0]).toBe(true);
  expect(asked.slice(1)).not.toContain(true);
});

it('[R4] brings what waits although the mirror cannot be had', async () => {
  const device = await stage.machine(0);
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
  await device.perform({ name: 'openDossier', args: makePeople(23).birth() });
  await device.sync();
  stage.hub.line.isUp = true;
  stage.hub.store.setFact('contactAt', '');
  server.fetch = async (input, init) => {
    if (pathOf(input) !== mirrorPath) return straight(input, init);
    return Response.json({ code: 'internal', field: null, detail: 'broken' }, { status: 500 });
  };
  await stage.hub.hub.work();
  const { mutationNo } = await stage.server.store.read((of) => of('99999').counter());
  expect(mutationNo).toBe(1);
});
