import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../src/protocol/wire/json.ts';
import { objectIn, unpacked } from '../../src/protocol/wire/places.ts';
import { textOf } from '../../src/protocol/wire/unpack.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { plainAnswer } from '../support/wire-talk.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let tab: Tab;
const people = makePeople(51);

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  tab = openTab(server, { fetch: line.fetch });
  await tab.signIn();
  for (const number of [1, 2, 3]) {
    expect(
      (
        await tab.store.perform(
          birthCommand(people.birth(number === 2 ? { 'child.fullName': 'Thử Riêng Biệt' } : {}), number),
        )
      ).status,
    ).toBe('saved');
  }
});

afterEach(async () => {
  tab.store.close();
  await server.close();
});

const said: string[] = [];

/** A letter changes on the way, in one name; everything else about the body stands. */
async function garbled(_pass: unknown, request: Request): Promise<Response> {
  const text = await request.clone().text();
  said.push(text);
  const body = text.replace('Riêng', 'Riếng');
  const { url, method, headers } = request;
  return plainAnswer(await server.fetch(url, { method, headers, body }), new Request(url, { method, headers, body }));
}

async function heard(pass: () => Promise<Response>, request: Request): Promise<Response> {
  said.push(await request.clone().text());
  return pass();
}

/** How long the hashes were that came with the mutations of one request. */
function hashLengths(text: string | undefined): Set<number> {
  const [, , , items] = JSON.parse(text ?? '') as Json[];
  return new Set(unpacked(items, { left: 100_000 }).map((item) => textOf(objectIn(item)['hash']).length));
}

describe('a mutation that is not what its short hash says', () => {
  beforeEach(() => {
    said.length = 0;
  });

  it('[R4] makes the server ask for whole hashes, and the device repeats with them, now and for a while', async () => {
    line.next(garbled);
    expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { httpStatus: 422, sendHashes: true } });
    expect((await tab.store.outbox()).entries).toHaveLength(3);
    line.next(heard);
    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { receipts: 3, workLeft: false } });
    expect(hashLengths(said[0])).toEqual(new Set([8]));
    expect(hashLengths(said[1])).toEqual(new Set([64]));

    // After some exchanges that came through, the short ones do again.
    for (let exchanges = 0; exchanges < 4; exchanges += 1) await tab.exchange();
    await tab.store.perform(birthCommand(people.birth(), 4));
    line.next(heard);
    await tab.exchange();
    expect(hashLengths(said[2])).toEqual(new Set([8]));
    expect((await tab.store.outbox()).entries).toEqual([]);
  });

  it('[R4][R5] is set aside under its own hash when it comes so again; the others are taken', async () => {
    line.next(garbled);
    await tab.exchange();
    line.next(garbled);
    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { receipts: 3 } });
    const { entries } = await tab.store.outbox();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.receipt).toMatchObject({ status: 'quarantined', problems: [{ code: 'hashMismatch' }] });
  });
});
