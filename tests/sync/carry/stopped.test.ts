import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CarryWatch } from '../../../src/store/carry/write-carry-files.ts';
import { answersTo, bring, filesOf, hasHeardOf, takeIn } from '../../support/carried-by-file.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { makePeople } from '../../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { testCommune } from '../../support/server-parts.ts';

const births = 120;
let server: ServerInProcess;
let tablet: Device;
let carrier: Device;
let file: Blob;
/** Requests that the carrier's machine has begun; `down`: they come to nothing. */
const line = { asked: 0, down: false };

beforeAll(async () => {
  server = await openServerInProcess();
  tablet = await deviceOf(0, 'ghi', server.fetch);
  carrier = await deviceOf(1, 'mang', (...request) => {
    line.asked += 1;
    return line.down ? Promise.reject(new TypeError('no line')) : server.fetch(...request);
  });
  await hasHeardOf(tablet, server.serverUrl);
  for (const args of makePeople(4).births(births)) await tablet.perform({ name: 'openDossier', args });
  const [only] = await filesOf(tablet);
  if (only === undefined) throw new Error('Nothing was written.');
  file = only;
});
afterAll(async () => {
  await tablet.close();
  await carrier.close();
  await server.close();
});

async function deviceOf(account: number, name: string, fetch: typeof globalThis.fetch): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch, account: { username, password }, name });
}
const taken = async (): Promise<number> =>
  (await server.store.read((scope) => scope(testCommune.code).counter())).mutationNo;
const waiting = async (): Promise<number> => (await tablet.outbox()).length;

/** Stopped once so many letters are answered. */
function stoppedAfter(letters: number): CarryWatch & { readonly far: (readonly [number, number])[] } {
  const far: (readonly [number, number])[] = [];
  return { far, tell: (done, of) => void far.push([done, of]), isStopped: () => (far.at(-1)?.[0] ?? 0) >= letters };
}

describe('a file that is being brought', () => {
  beforeEach(() => {
    line.down = false;
  });

  it('[R4] stopped before its first letter begins no try of it, and asks nothing of the server', async () => {
    const before = line.asked;
    let tries = 0;
    const said = await bring(carrier, file, server.serverUrl, stoppedAfter(0), () => (tries += 1));
    expect(said).toMatchObject({ status: 'stopped', answers: null, done: 0 });
    expect(tries).toBe(0);
    expect(line.asked).toBe(before);
    expect(await taken()).toBe(0);
  });

  it('[R4] stopped in the middle of a letter sends no other piece of it', async () => {
    // As an old browser writes them: each of several pieces.
    const [longer] = await filesOf(tablet, { gzip: undefined });
    if (longer === undefined) throw new Error('Nothing was written.');
    const before = line.asked;
    let tries = 0;
    const watch = { tell: () => undefined, isStopped: () => line.asked > before };
    const said = await bring(carrier, longer, server.serverUrl, watch, () => (tries += 1));
    expect(said).toMatchObject({ status: 'stopped', answers: null, done: 0 });
    // The first piece is with the server, and is nothing without the others.
    expect([tries, line.asked]).toEqual([1, before + 1]);
    expect(await taken()).toBe(0);
  });

  it('[R17] stopped while the line is away is not tried any further', async () => {
    line.down = true;
    const before = line.asked;
    let tries = 0;
    const watch = { tell: () => undefined, isStopped: () => line.asked > before };
    const said = await bring(carrier, file, server.serverUrl, watch, () => (tries += 1));
    expect(said).toMatchObject({ status: 'stopped', done: 0 });
    expect([tries, line.asked]).toEqual([1, before + 1]);
  });

  it('[R2] [R4] stopped in the middle keeps what the server has answered; brought again, nothing is entered twice', async () => {
    const watch = stoppedAfter(1);
    let tries = 0;
    const said = await bring(carrier, file, server.serverUrl, watch, () => (tries += 1));
    if (said.status !== 'stopped' || said.answers === null) throw new Error(JSON.stringify(said));
    expect([said.done, tries]).toEqual([1, 1]);
    expect(said.of).toBeGreaterThan(1);
    expect(watch.far).toEqual([
      [0, said.of],
      [1, said.of],
    ]);
    const first = await taken();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(births);
    expect(await takeIn(tablet, said.answers)).toMatchObject({ status: 'taken', receipts: first, broken: false });
    expect(await waiting()).toBe(births - first);
    // The same file once more, to its end.
    const answers = await answersTo(carrier, file, server.serverUrl);
    expect(await taken()).toBe(births);
    expect(await takeIn(tablet, answers)).toMatchObject({ status: 'taken', receipts: births - first });
    expect(await waiting()).toBe(0);
  });
});
