import type { Case } from '../conformance-case.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { must, mustBe } from '../not-so.ts';

export const ownAnswer: readonly Case[] = [
  {
    rule: 'R6',
    name: 'nonce',
    asked: 'two exchanges, one of them with a gap: the nonce of the answers',
    async run(world) {
      const lane = (await world.desk()).lane();
      for (const lanes of [[], [lane.run(9, lane.opening())]]) {
        const request = lane.request({ lanes });
        const { json } = await lane.post(request);
        mustBe('nonce', (json as { nonce?: unknown } | undefined)?.nonce, request.nonce);
      }
      return 'the one that was sent, each time';
    },
  },
  {
    rule: 'R6',
    name: 'media type',
    asked: 'two exchanges, one of them with a gap: the media type of the answers',
    async run(world) {
      const lane = (await world.desk()).lane();
      for (const lanes of [[], [lane.run(9, lane.opening())]]) {
        const { headers } = await lane.post(lane.request({ lanes }));
        mustBe('content-type', (headers.get('content-type') ?? '').split(';')[0]?.trim(), syncMediaType);
      }
      return syncMediaType;
    },
  },
  {
    rule: 'R6',
    name: 'never cached',
    asked: 'an exchange, and one without a token: the cache-control of the answers',
    async run(world) {
      const lane = (await world.desk()).lane();
      for (const headers of [{}, { authorization: 'Bearer none-of-ours-0123456789' }]) {
        const reply = await lane.post(lane.request({}), headers);
        must(/no-store/u.test(reply.headers.get('cache-control') ?? ''), `${reply.status} without no-store`);
      }
      return 'no-store';
    },
  },
  {
    rule: 'R6',
    name: 'packed up',
    asked: 'the same request plain and in gzip',
    async run(world) {
      const lane = (await world.desk()).lane();
      const request = lane.request({ lanes: [lane.run(1, lane.opening())] });
      const plain = await world.talk.ask(syncPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${lane.desk.session.token}`, 'content-type': syncMediaType },
        body: JSON.stringify(request),
      });
      const packed = await lane.post(request);
      mustBe('statuses', [plain.status, packed.status], [200, 200]);
      return 'both 200';
    },
  },
  {
    rule: 'R6',
    name: 'packed down',
    asked: 'one large answer for a reader of gzip and for one that reads plain bytes only',
    async run(world) {
      const lane = (await world.desk()).lane();
      await lane.push(1, ...lane.openings(5));
      const request = lane.request({ pull: [lane.pullOf(null, { pageBytes: 16 * 1024 })] });
      const packed = await lane.post(request, { 'accept-encoding': 'gzip' });
      mustBe('content-encoding for gzip', packed.headers.get('content-encoding'), 'gzip');
      const plain = await lane.post(request, { 'accept-encoding': 'identity' });
      mustBe('content-encoding for identity', plain.headers.get('content-encoding') ?? 'identity', 'identity');
      mustBe(
        'the same page',
        (plain.json as { changes?: unknown }).changes,
        (packed.json as { changes?: unknown }).changes,
      );
      return 'gzip, and plain, of the same page';
    },
  },
  {
    rule: 'R6',
    name: 'another media type',
    asked: 'a request as plain application/json, and one in a coding nobody has agreed on',
    async run(world) {
      const lane = (await world.desk()).lane();
      const other = await lane.post(lane.request({}), { 'content-type': 'application/json' });
      const coded = await lane.post(lane.request({}), { 'content-encoding': 'x-rot13' });
      mustBe('statuses', [other.status, coded.status], [415, 415]);
      return '415 to both';
    },
  },
];
