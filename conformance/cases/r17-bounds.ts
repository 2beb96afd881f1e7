import { gzipSync } from 'node:zlib';
import type { Case } from '../conformance-case.ts';
import { exchangeLimits, type SentMutation, syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { hashOf } from '../hash-of.ts';
import { mustRefuse } from '../must-refuse.ts';
import { must, mustBe } from '../not-so.ts';

const mebibyte = 1024 * 1024;

export const bounds: readonly Case[] = [
  {
    rule: 'R17',
    name: 'a body too large',
    asked: 'a request with ten megabytes of a name, plain',
    async run(world) {
      const lane = (await world.desk()).lane();
      const request = lane.request({
        lanes: [lane.run(1, lane.opening({ 'child.fullName': 'Thử '.repeat(2_500_000) }))],
      });
      const reply = await world.talk.ask(syncPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${lane.desk.session.token}`, 'content-type': syncMediaType },
        body: JSON.stringify(request),
      });
      mustRefuse(reply, { status: 413, code: 'tooLarge' });
      mustBe('expected', (await lane.push(1)).lanes[0]?.expected, 1);
      return '413, nothing taken in';
    },
  },
  {
    rule: 'R17',
    name: 'a bomb',
    asked: '64 megabytes of nothing in 64 kilobytes of gzip',
    async run(world) {
      const lane = (await world.desk()).lane();
      const reply = await world.talk.ask(syncPath, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${lane.desk.session.token}`,
          'content-type': syncMediaType,
          'content-encoding': 'gzip',
        },
        body: new Uint8Array(gzipSync(Buffer.alloc(64 * mebibyte, ' '))),
      });
      mustRefuse(reply, { status: 413, code: 'tooLarge' });
      return '413';
    },
  },
  {
    rule: 'R17',
    name: 'too many acts',
    asked: `${exchangeLimits.mutations + 1} acts in one request`,
    async run(world) {
      const lane = (await world.desk()).lane();
      const hash = world.hash('none');
      const acts = Array.from({ length: exchangeLimits.mutations + 1 }, (): SentMutation => ({
        hash,
        unreadable: world.newId(),
      }));
      const reply = await lane.post(lane.request({ lanes: [lane.run(1, ...acts)] }));
      mustRefuse(reply, { field: 'lanes' });
      mustBe('expected', (await lane.push(1)).lanes[0]?.expected, 1);
      return `${reply.status}, naming lanes; nothing taken in`;
    },
  },
  {
    rule: 'R17',
    name: 'too many lanes',
    asked: `${exchangeLimits.lanes + 1} lanes in one request`,
    async run(world) {
      const desk = await world.desk();
      const lanes = Array.from({ length: exchangeLimits.lanes + 1 }, () => desk.lane().run(1));
      const reply = await desk.lane().post(desk.lane().request({ lanes }));
      mustRefuse(reply, { field: 'lanes' });
      return `${reply.status}, naming lanes`;
    },
  },
  {
    rule: 'R17',
    name: 'an act too large',
    asked: 'an act of more than 64 KB, and one behind it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.opening({ 'child.fullName': 'Thử '.repeat(20_000) }), lane.opening()];
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['quarantined', 'applied'],
      );
      return 'set aside with a receipt, the lane goes on';
    },
  },
  {
    rule: 'R17',
    name: 'a page too small, too large',
    asked: 'pages of 1 byte, of 100 MB, of -1 and of 1e300',
    async run(world) {
      const lane = (await world.desk()).lane();
      for (const pageBytes of [1, 100 * mebibyte, -1, 1e300]) {
        mustRefuse(await lane.post(lane.request({ pull: [lane.pullOf(null, { pageBytes })] })), {
          status: 400,
          field: 'pull.0.pageBytes',
        });
      }
      return '400, naming pull.0.pageBytes';
    },
  },
  {
    rule: 'R17',
    name: 'the largest numbers',
    asked: 'a lane from 2^53-1, a held revision and a cursor of that number',
    async run(world) {
      const lane = (await world.desk()).lane();
      const most = Number.MAX_SAFE_INTEGER;
      const { cursor } = await world.base();
      must(cursor !== null, 'no cursor');
      const answer = await lane.exchange({
        lanes: [lane.run(most, lane.opening())],
        held: [{ scope: lane.desk.scope, mid: world.newId(), revision: most }],
        pull: [lane.pullOf({ ...cursor, seq: most }, { anchors: [] })],
      });
      mustBe('lane', [answer.lanes[0]?.outcome, answer.lanes[0]?.expected], ['gap', 1]);
      mustBe('page', answer.page().from, 'nowhere');
      return 'a gap, and a cursor that is not known';
    },
  },
  {
    rule: 'R17',
    name: 'a page is no larger than asked for',
    asked: 'the bytes of the rows of each page of 8 KB',
    async run(world) {
      const lane = (await world.desk()).lane();
      const start = (await world.base()).copy();
      await lane.push(1, ...lane.openings(16));
      const pages = await start.walk(lane, 8 * 1024);
      const sizes = pages.map(({ changes }) => [changes.length, Buffer.byteLength(JSON.stringify(changes))] as const);
      must(
        sizes.every(([rows, bytes]) => rows <= 1 || bytes <= 8 * 1024 * 1.1),
        `pages of ${sizes.map(([, bytes]) => bytes).join(', ')} bytes`,
      );
      return `${sizes.map(([, bytes]) => bytes).join(', ')} bytes`;
    },
  },
  {
    rule: 'R17',
    name: 'deep nesting',
    asked: 'an act with a hundred thousand brackets in it, and one behind it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const [deep, behind] = [lane.sent(lane.act('paintDossier', { deep: 'HERE' })), lane.sent(lane.opening())];
      const depth = 100_000;
      const text = JSON.stringify(lane.request({ lanes: [lane.run(1, deep, behind)] }));
      const body = text.replace('"HERE"', '['.repeat(depth) + ']'.repeat(depth));
      const reply = await world.talk.ask(syncPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${lane.desk.session.token}`, 'content-type': syncMediaType },
        body,
      });
      must(reply.status === 200 || (reply.status >= 400 && reply.status < 500), `${reply.status}`);
      const [told] = (await lane.push(1)).lanes;
      mustBe('expected after it', told?.expected, reply.status === 200 ? 3 : 1);
      return `${reply.status}, ${reply.status === 200 ? 'kept, the lane goes on' : 'nothing taken in'}`;
    },
  },
  {
    rule: 'R17',
    name: 'a sender that stalls',
    asked: 'another’s exchange while half of a request is still to come',
    async run(world) {
      const lane = (await world.desk()).lane();
      const bytes = new TextEncoder().encode(JSON.stringify(lane.request({ lanes: [lane.run(1, lane.opening())] })));
      const gone = new AbortController();
      const stalled = world.talk
        .open(syncPath, {
          method: 'POST',
          headers: { authorization: `Bearer ${lane.desk.session.token}`, 'content-type': syncMediaType },
          body: new ReadableStream<Uint8Array>({
            start(controller) {
              controller.enqueue(bytes.subarray(0, bytes.length / 2));
              gone.signal.addEventListener('abort', () => controller.error(new Error('gone')));
            },
          }),
          signal: gone.signal,
        })
        .catch(() => undefined);
      const other = (await world.desk()).lane();
      const opening = other.opening();
      mustBe('the other', (await other.push(1, opening)).receipt(opening).status, 'applied');
      gone.abort();
      await stalled;
      mustBe('of the one that broke off', (await lane.push(1)).lanes[0]?.expected, 1);
      return 'the other is served; of the half nothing is taken in';
    },
  },
  {
    rule: 'R17',
    name: 'the whole of an envelope in one act',
    asked: 'an act with 20,000 keys that nobody knows',
    async run(world) {
      const lane = (await world.desk()).lane();
      const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at]));
      const mutation = { ...lane.opening(), ...many };
      const sent = { hash: hashOf(mutation, world.hash), mutation };
      const reply = await lane.post(lane.request({ lanes: [{ ...lane.run(1), mutations: [sent] }] }));
      must(reply.status === 200 || (reply.status >= 400 && reply.status < 500), `${reply.status}`);
      return `${reply.status}`;
    },
  },
];
