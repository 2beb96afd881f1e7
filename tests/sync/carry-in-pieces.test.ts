import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/store/device-ports.ts';
import { parcelPath } from '../../src/protocol/parcel.ts';
import { type Carried, carryInPieces, newPieceSize } from '../../src/sync/carry-in-pieces.ts';
import { failure } from '../../src/sync/failure.ts';
import { openPieceLine, type PieceLine } from '../support/piece-line.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

function bytesOf(length: number, seed: number): Bytes {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 17 + seed) & 255);
}

const same = (one: Bytes, other: Bytes): boolean => Buffer.from(one).equals(other);

const id = 'made-up-nonce-0123456789';

async function carry(
  line: Pick<PieceLine, 'ask'>,
  body: Bytes,
  mood: 'hopeful' | 'doubtful' = 'hopeful',
): Promise<Carried> {
  return carryInPieces(
    { id, path: parcelPath(id), body, packed: false, authorization: 'Bearer made-up', unpacks: false },
    { ask: line.ask, wait: async () => undefined, chance: () => 0.5, size: newPieceSize(), mood },
  );
}

describe('an exchange in pieces', () => {
  it('[R7][R17] comes through whole over a line that is always cut before it, and takes place once', async () => {
    const drawn = {
      up: fc.integer({ min: 1, max: 60_000 }),
      down: fc.integer({ min: 1, max: 60_000 }),
      least: fc.integer({ min: 2_500, max: 12_000 }),
      buffers: fc.boolean(),
      seed: fc.nat(),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(drawn), async ({ up, down, least, buffers, seed }) => {
        const random = createSeededRandom(seed);
        const [body, answer] = [bytesOf(up, seed), bytesOf(down, seed + 1)];
        const line = openPieceLine({ answer, buffers, draw: () => random.integer(least, least * 2) });
        const carried = await carry(line, body);
        expect(carried).toMatchObject({ status: 'answered', packed: false });
        expect(carried.status === 'answered' && same(carried.answer, answer)).toBe(true);
        expect(line.exchanged.map((one) => same(one, body))).toEqual([true]);
        expect(line.cuts).toBe(carried.cuts);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    { buffers: false, most: 0.2 },
    { buffers: true, most: 0.5 },
  ])(
    '[R17] wastes little on a line cut every 8 to 40 KB (a proxy that buffers: $buffers)',
    async ({ buffers, most }) => {
      const random = createSeededRandom(7);
      let bytes = 0;
      let needed = 0;
      for (let seed = 1; seed <= 40; seed += 1) {
        const [body, answer] = [bytesOf(12_000, seed), bytesOf(1_000, seed)];
        const line = openPieceLine({ answer, buffers, draw: () => random.integer(8_192, 40_960) });
        expect((await carry(line, body)).status).toBe('answered');
        bytes += line.bytes;
        needed += body.length + answer.length + 700;
      }
      expect(1 - needed / bytes).toBeLessThan(most);
    },
  );

  it('[R7] begins again with a server that has forgotten, and with another answer', async () => {
    const body = bytesOf(50_000, 1);
    const answer = bytesOf(9_000, 2);
    const line = openPieceLine({ answer, draw: () => 8_000 });
    let asked = 0;
    const forgetful: PieceLine['ask'] = (path, headers, piece) => {
      asked += 1;
      if (asked === 6) line.restart();
      return line.ask(path, headers, piece);
    };
    const carried = await carry({ ask: forgetful }, body);
    expect(carried.status === 'answered' && same(carried.answer, answer)).toBe(true);
    expect(line.exchanged.map((one) => same(one, body))).toEqual([true]);
  });

  it('[R17] gives up where nothing moves: one request after a failure, two before, few with a server that keeps nothing', async () => {
    const asks = async (ask: PieceLine['ask'], mood: 'hopeful' | 'doubtful'): Promise<number> => {
      let requests = 0;
      const counted: PieceLine['ask'] = (...given) => {
        requests += 1;
        return ask(...given);
      };
      expect((await carry({ ask: counted }, bytesOf(300_000, 1), mood)).status).toBe('failed');
      return requests;
    };
    const cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };
    const silence: PieceLine['ask'] = async () => ({ answered: undefined, cost, cut: failure('offline') });
    const slow: PieceLine['ask'] = async () => ({ answered: undefined, cost, cut: failure('timeout') });
    expect(await asks(silence, 'doubtful')).toBe(1);
    expect(await asks(silence, 'hopeful')).toBe(2);
    expect(await asks(slow, 'hopeful')).toBe(1);
    const line = openPieceLine({ answer: bytesOf(10, 1), draw: () => 1e9 });
    const forgetful: PieceLine['ask'] = (...given) => {
      line.restart();
      return line.ask(...given);
    };
    expect(await asks(forgetful, 'hopeful')).toBeLessThan(15);
  });

  it('[R6] believes no page of another, and says when a server has no such road', async () => {
    const cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };
    const saying =
      (text: string, init: ResponseInit): PieceLine['ask'] =>
      async () => ({
        answered: { response: new Response(text, init), body: new TextEncoder().encode(text), whole: true },
        cost,
        cut: failure('offline'),
      });
    const ours = JSON.stringify({ code: 'notFound', field: null, detail: 'There is nothing here.' });
    const of = async (ask: PieceLine['ask']) => (await carry({ ask }, bytesOf(10, 1))).status;
    expect(await of(saying('<html>', { status: 200, headers: { 'content-type': 'text/html' } }))).toBe('said');
    expect(await of(saying('<html>', { status: 404 }))).toBe('said');
    expect(await of(saying(ours, { status: 404 }))).toBe('noRoad');
    const stale = JSON.stringify({ parcel: 'another-nonce-0123456789', held: 4 });
    const type = { 'content-type': 'application/vnd.lien-mach.parcel+json' };
    expect(await of(saying(stale, { status: 200, headers: type }))).toBe('said');
  });
});
