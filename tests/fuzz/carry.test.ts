import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryLimits, letterPath } from '../../src/protocol/carry.ts';
import { readFrames } from '../../src/protocol/letter.ts';
import { lettersFrom } from '../../src/protocol/look-at-letters.ts';
import { pieceMediaType } from '../../src/protocol/parcel.ts';
import { blobSource } from '../../src/sync/carry/blob-source.ts';
import { filesOf, hasHeardOf } from '../support/carried-by-file.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { type Device, openDevice } from '../support/device.ts';
import { openTables, type OpenTables } from '../support/dump-tables.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { hostileTexts } from '../support/hostile-values.ts';
import { makePeople } from '../support/people.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let tables: OpenTables;
let server: ServerInProcess;
let tablet: Device;
let carrier: Device;
let letter: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  tables = await openTables(holdServerClock());
  server = await openServerInProcess({}, { store: tables.store });
  const [one, other] = server.accounts;
  const at = { serverUrl: server.serverUrl, fetch: server.fetch };
  tablet = await openDevice({ ...at, account: one, name: 'máy tính bảng' });
  carrier = await openDevice({ ...at, account: other, name: 'máy mang hộ' });
  await hasHeardOf(tablet, server.serverUrl);
  await tablet.perform({ name: 'openDossier', args: makePeople(3).birth() });
  const [file] = await filesOf(tablet);
  if (file === undefined) throw new Error('Nothing was written.');
  const within = { from: lettersFrom, most: carryLimits.letter };
  for await (const frame of readFrames(blobSource(file), within, tablet.parts.hash))
    if (frame.status === 'letter') letter = frame.bytes;
});
afterAll(async () => {
  await tablet.close();
  await carrier.close();
  await tables.close();
});

/** Brings bytes as a letter, and holds the answer to its promises: in words, and nothing taken that is no letter. */
async function bring(body: Uint8Array<ArrayBuffer>, more: Readonly<Record<string, string>> = {}, id?: string) {
  const before = await tables.dump();
  const session = await carrier.store.session();
  const answer = await carrier.wire(server.serverUrl + letterPath(id ?? carrier.parts.newId()), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${session?.token}`,
      'content-type': pieceMediaType,
      'content-range': `bytes 0-${Math.max(0, body.length - 1)}/${body.length}`,
      ...more,
    },
    body,
  });
  await inOrder(answer);
  expect(await tables.dump()).toEqual(before);
  return answer.status;
}

const firstOf = (bytes: Uint8Array<ArrayBuffer>, length: number) => bytes.slice(0, length);

describe('what is brought as a letter', () => {
  it('[R6] [R17] any bytes at all are refused, and leave nothing', async () => {
    await fuzzedAsync(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4_000 }), async (bytes) => {
        expect(await bring(Uint8Array.from(bytes))).toBeGreaterThanOrEqual(400);
      }),
      60,
    );
  });

  it('[R6] a letter with bytes changed, left out, put in or said twice is refused, and leaves nothing', async () => {
    const place = fc.nat({ max: letter.length - 1 });
    const broken = fc.oneof(
      fc
        .tuple(place, fc.integer({ min: 1, max: 255 }))
        .map(([at, by]) => letter.map((b, i) => (i === at ? b ^ by : b))),
      place.map((length) => firstOf(letter, Math.max(1, length))),
      fc
        .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 40 }))
        .map(([at, more]) => Uint8Array.from([...letter.slice(0, at), ...more, ...letter.slice(at)])),
      fc.constant(Uint8Array.from([...letter, ...letter])),
    );
    await fuzzedAsync(
      fc.asyncProperty(broken, async (bytes) => {
        expect(await bring(Uint8Array.from(bytes))).toBeGreaterThanOrEqual(400);
      }),
      60,
    );
  });

  it('[R6] whatever head stands before the boxes, of whatever length it says to be', async () => {
    const head = fc.oneof(
      fc.json(),
      fc.constantFrom(...hostileTexts),
      fc.record({ scope: fc.string(), device: fc.uuid(), number: fc.integer() }).map((one) => JSON.stringify(one)),
    );
    await fuzzedAsync(
      fc.asyncProperty(head, fc.nat({ max: 0xffff_ffff }), fc.boolean(), async (text, says, isTrue) => {
        const bytes = new TextEncoder().encode(text);
        const length = new Uint8Array(4);
        new DataView(length.buffer).setUint32(0, isTrue ? bytes.length : says);
        const body = Uint8Array.from([...length, ...bytes, ...letter.slice(-400)]);
        expect(await bring(body)).toBeGreaterThanOrEqual(400);
      }),
      60,
    );
  });

  it('[R17] said to be another piece, of another kind, or under any name', async () => {
    const ranges = fc.oneof(
      fc.constantFrom('bytes 0-1/2', 'bytes 5-4/3', 'bytes */9', 'bytes 0-0/999999999999', 'x', 'bytes -1-5/6'),
      fc.string({ unit: 'grapheme-ascii' }),
    );
    const names = fc
      .oneof(fc.constantFrom('../x', '%00', 'a'.repeat(300)), fc.string())
      .map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')));
    await fuzzedAsync(
      fc.asyncProperty(ranges, names, async (range, name) => {
        const said = range.replace(/[^\x20-\x7e]/gu, '').trim();
        await bring(firstOf(letter, 30), { 'content-range': said }, name === '' ? 'x' : name);
      }),
      60,
    );
  });
});
