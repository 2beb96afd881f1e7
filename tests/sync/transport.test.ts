import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  protocolVersion,
  syncMediaType,
  type SyncRequest,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';
import { writeAnswer } from '../../src/protocol/wire/answer.ts';
import { type Gzip, streamGzip } from '../../src/sync/gzip.ts';
import { createTransport, type Sent } from '../../src/sync/transport.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { madeUpId } from '../support/acts.ts';
import { requestIn } from '../support/wire-talk.ts';

const request: SyncRequest = {
  protocol: protocolVersion,
  nonce: 'made-up-nonce-0123456789',
  device: madeUpId(1),
  incarnation: '0000TEST',
  build: 'test'.repeat(16),
  lanes: [],
  held: [],
  pull: [],
};
const answer = {
  protocol: protocolVersion,
  nonce: request.nonce,
  serverTime: '2026-11-20T02:00:00.000Z',
  lanes: [],
  receipts: [],
  changes: [],
  spreadMs: null,
};

interface Heard {
  readonly request: Request;
  readonly body: Uint8Array;
}

async function send(
  reply: (heard: Heard) => Response,
  gzip?: Gzip,
): Promise<{ sent: Exclude<Sent, { status: 'tooLong' }>; heard: Heard }> {
  let heard: Heard | undefined;
  const clock = createFakeClock();
  const transport = createTransport({
    origin: 'http://server.test',
    gzip,
    clock,
    timers: clock,
    fetch: async (input, init) => {
      const asked = new Request(input, init);
      heard = { request: asked, body: new Uint8Array(await asked.clone().arrayBuffer()) };
      clock.advance(250);
      return reply(heard);
    },
  });
  const sent = await transport({ request, token: 'made-up-token', timeoutMs: () => 10_000 });
  if (heard === undefined || sent.status === 'tooLong') throw new Error('nothing was asked');
  return { sent, heard };
}

describe('the wire', () => {
  it('packs what goes up, and says what it is', async () => {
    const { sent, heard } = await send(
      () => Response.json(answer, { headers: { 'content-type': syncMediaType } }),
      streamGzip(CompressionStream),
    );
    expect(sent).toMatchObject({ status: 'answered', answer, cost: { milliseconds: 250 } });
    expect(heard.request.headers.get('content-encoding')).toBe('gzip');
    expect(heard.request.headers.get('content-type')).toBe(syncMediaType);
    expect(heard.request.headers.get('authorization')).toBe('Bearer made-up-token');
    expect(requestIn(JSON.parse(gunzipSync(heard.body).toString()))).toEqual(request);
  });

  it('goes unpacked where the browser cannot pack', async () => {
    expect(streamGzip(undefined)).toBeUndefined();
    const { heard } = await send(() => Response.json(answer, { headers: { 'content-type': syncMediaType } }));
    expect(heard.request.headers.has('content-encoding')).toBe(false);
    expect(requestIn(JSON.parse(new TextDecoder().decode(heard.body)))).toEqual(request);
  });

  it('understands an answer in columns, and takes what is none for a broken body (R7)', async () => {
    const say = (body: unknown) => send(() => Response.json(body, { headers: { 'content-type': syncMediaType } }));
    expect((await say(writeAnswer(v.parse(syncResponseSchema, answer), request))).sent).toMatchObject({
      status: 'answered',
      answer,
    });
    const broken = { status: 'failed', failure: { reason: 'badAnswer', tooMuch: true } };
    expect((await say([2, 'nothing of ours'])).sent).toMatchObject(broken);
    // Receipts of items that were never sent.
    const head = [request.nonce, '2026-11-20T02:00:00.000Z', null];
    expect((await say([2, head, [], [1, ['v', [7]]], [1, ['v', [{}]]], []])).sent).toMatchObject(broken);
  });

  it('counts bytes as they travelled: the packed length where the answer was packed', async () => {
    const text = JSON.stringify(answer);
    const packed = gzipSync(text).length;
    const headers = { 'content-type': syncMediaType, 'content-length': String(packed), 'content-encoding': 'gzip' };
    const { sent, heard } = await send(() => new Response(text, { headers }), streamGzip(CompressionStream));
    const ofHeaders = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 2);
    expect(sent.cost.bytesDown).toBe('HTTP/1.1 200 \r\n'.length + ofHeaders + packed);
    expect(sent.cost.bytesUp).toBeGreaterThan(heard.body.length + 100);
    expect(sent.cost.bytesUp).toBeLessThan(heard.body.length + 300);
    const plain = await send(() => new Response(text, { headers: { 'content-type': syncMediaType } }));
    expect(plain.sent.cost.bytesDown).toBe(
      'HTTP/1.1 200 \r\n'.length + 2 + 12 + syncMediaType.length + 4 + text.length,
    );
  });

  it('[R6] takes 409 for an answer when it is ours in every part, and for nothing when it is not', async () => {
    const ours = { status: 409, headers: { 'content-type': `${syncMediaType}; charset=utf-8` } };
    expect((await send(() => Response.json(answer, ours))).sent.status).toBe('answered');
    const stale = { ...answer, nonce: 'of-another-request' };
    expect((await send(() => Response.json(stale, ours))).sent.status).toBe('failed');
    const { receipts: _missing, ...less } = answer;
    expect((await send(() => Response.json(less, ours))).sent).toMatchObject({ failure: { reason: 'badAnswer' } });
  });

  it('[R15] hears a newer server out that says more than this build knows', async () => {
    const more = { ...answer, hint: 'of a later version' };
    const reply = (): Response => Response.json(more, { headers: { 'content-type': syncMediaType } });
    expect((await send(reply)).sent).toMatchObject({ status: 'answered', answer });
  });
});
