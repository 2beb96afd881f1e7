import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryLimits } from '../../../src/protocol/carry.ts';
import { lastFrame, readFrames, writeFrame } from '../../../src/protocol/letter.ts';
import { lookAtLetters } from '../../../src/protocol/look-at-letters.ts';
import { blobSource } from '../../../src/sync/carry/blob-source.ts';
import { readCarried } from '../../../src/store/carry/remember-carried.ts';
import type { CarryFile } from '../../../src/store/carry/write-carry-files.ts';
import { answersTo, bring, filesOf, hasHeardOf, takeIn, writeAway } from '../../support/carried-by-file.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { attachPages, madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { testCommune } from '../../support/server-parts.ts';

const beginsAt = 9;
let server: ServerInProcess;
let tablet: Device;
let carrier: Device;
let file: Uint8Array<ArrayBuffer>;
let answers: Uint8Array<ArrayBuffer>;
let frames: Uint8Array<ArrayBuffer>[];

beforeAll(async () => {
  server = await openServerInProcess();
  [tablet, carrier] = [await deviceOf(0, 'ghi'), await deviceOf(1, 'mang')];
  await hasHeardOf(tablet, server.serverUrl);
  let entity = '';
  for (const args of makePeople(4).births(120)) ({ entity } = await tablet.perform({ name: 'openDossier', args }));
  const pages = [madeUpPage(9, 2_000)];
  await attachPages(tablet.store, entity, pages);
  const [only] = await filesOf(tablet);
  if (only === undefined) throw new Error('Nothing was written.');
  file = await bytesOf(only);
  answers = await bytesOf(await answersTo(carrier, only, server.serverUrl));
  frames = [];
  for await (const frame of readFrames(
    sourceOf(answers),
    { from: beginsAt, most: carryLimits.answer },
    tablet.parts.hash,
  ))
    if (frame.status === 'letter') frames.push(frame.bytes);
});
afterAll(async () => {
  await tablet.close();
  await carrier.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const sourceOf = (bytes: Uint8Array<ArrayBuffer>) => blobSource(new Blob([bytes]));
const waiting = async (): Promise<number> => (await tablet.outbox()).length;
const taken = async (): Promise<number> =>
  (await server.store.read((scope) => scope(testCommune.code).counter())).mutationNo;

const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number, bit: number) =>
  bytes.map((byte, place) => (place === at ? byte ^ (1 << bit) : byte));

describe('a file of letters', () => {
  it('[R6] with any bit turned, or cut anywhere, is told before a byte of it is sent', async () => {
    const hash = tablet.parts.hash;
    expect(await lookAtLetters(sourceOf(file), hash)).toMatchObject({ status: 'letters', acts: 121, pages: 1 });
    const before = await taken();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), fc.boolean(), async (at, bit, cuts) => {
        const broken = cuts ? file.slice(0, at) : flipped(file, at, bit);
        const said = await bring(carrier, new Blob([broken]), server.serverUrl);
        expect(['otherFile', 'otherForm', 'answers', 'newer', 'cut', 'damaged', 'tooLarge']).toContain(said.status);
      }),
      { numRuns: 60 },
    );
    expect(await taken()).toBe(before);
  });

  it('[R17] longer than any that is written is not walked', async () => {
    const long = new Uint8Array(carryLimits.file + carryLimits.letter + 1);
    long.set(file.slice(0, beginsAt));
    expect(await lookAtLetters(sourceOf(long), tablet.parts.hash)).toEqual({ status: 'tooLarge' });
  });
});

describe('a file that is being written', () => {
  it('[R4] tells how far it is; stopped, what was handed out is whole, and everything waits on', async () => {
    const small = { fileBytes: 12_000 };
    const before = (await readCarried(tablet.parts.database)).length;
    const far: (readonly [number, number])[] = [];
    const handed: CarryFile[] = [];
    const watch = { tell: (done: number, of: number) => far.push([done, of]), isStopped: () => handed.length > 0 };
    const said = await writeAway(tablet, small, (one) => void handed.push(one), watch);
    const [first] = handed;
    expect(handed).toHaveLength(1);
    expect(said).toEqual({ status: 'stopped', files: 1, acts: first?.acts, pages: first?.pages });
    expect((await readCarried(tablet.parts.database)).length).toBe(before + 1);
    expect(await lookAtLetters(blobSource(first?.content ?? new Blob()), tablet.parts.hash)).toMatchObject({
      status: 'letters',
    });
    expect(far.length).toBeGreaterThan(0);
    expect(new Set(far.map(([, of]) => of))).toEqual(new Set([122]));
    expect(await waiting()).toBe(121);
    // Nobody stops it: told to its end.
    await writeAway(tablet, small, () => undefined, { ...watch, isStopped: () => false });
    expect(far.at(-1)).toEqual([122, 122]);
  });
});

describe('a file of answers', () => {
  it('[R4] [R6] with any bit turned, or cut anywhere, takes nothing away that the server has not answered', async () => {
    expect(await waiting()).toBe(121);
    const changed: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(frames.length - 1),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(7),
        async (which, where, bit) => {
          const frame = frames[which] ?? new Uint8Array();
          // Whoever alters a letter can put its checksum right.
          const forged = flipped(frame, Math.floor(where * frame.length), bit);
          const whole = [answers.slice(0, beginsAt), writeFrame(forged, tablet.parts.hash), lastFrame()];
          const said = await takeIn(tablet, new Blob(whole));
          if (said.status === 'taken') changed.push(said.receipts + said.pages);
        },
      ),
      { numRuns: 80 },
    );
    expect(changed.every((count) => count === 0)).toBe(true);
    expect(await waiting()).toBe(121);
    expect(await takeIn(tablet, new Blob([answers.slice(0, answers.length - 40)]))).toMatchObject({ broken: true });
  });

  it('[R2] [R8] cut, mixed, in any order and again and again, comes to what it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(frames.length - 1), { maxLength: 6 }), fc.boolean(), async (order, ends) => {
        const chosen = order.map((at) => writeFrame(frames[at] ?? new Uint8Array(), tablet.parts.hash));
        const mixed = new Blob([answers.slice(0, beginsAt), ...chosen, ...(ends ? [lastFrame()] : [])]);
        const said = await takeIn(tablet, mixed);
        expect(said).toMatchObject({ status: 'taken', unproved: 0, stale: 0, broken: !ends });
      }),
      { numRuns: 12 },
    );
    expect(await takeIn(tablet, new Blob([answers]))).toMatchObject({ status: 'taken', broken: false });
    expect(await waiting()).toBe(0);
    expect(await tablet.store.pages.waiting()).toEqual({ pages: 0, bytes: 0, acts: 0 });
    expect(await tablet.sync()).toMatchObject({ receipts: 0 });
    expect(await tablet.digest()).toBe((await server.store.read((scope) => scope(testCommune.code).counter())).digest);
  });
});
