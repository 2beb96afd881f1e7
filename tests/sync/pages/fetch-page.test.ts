import { describe, expect, it } from 'vitest';
import { createFetchPage } from '../../../src/sync/pages/fetch-page.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { madeUpPage } from '../../support/made-up-pages.ts';
import { serverHash } from '../../support/server-parts.ts';

const page = madeUpPage(1, 5_000);
const record = '01900000-0000-7000-8000-000000000001';

/** Asks for the page at a server that answers so; and how often it was asked. */
async function fetchFrom(answer: () => Response | Promise<Response>) {
  const clock = createFakeClock();
  let asked = 0;
  const fetchPage = createFetchPage({
    fetch: async () => {
      asked += 1;
      return answer();
    },
    origin: '',
    clock,
    timers: clock,
    hash: serverHash,
    token: async () => 'made-up-token',
  });
  return { fetched: await fetchPage(page, record), asked };
}
const ours = (status: number, code: string): Response =>
  Response.json(
    { code, field: null, detail: 'said by ours' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
const whole = (headers: Record<string, string> = {}, bytes = page.content): Response =>
  new Response(bytes, { headers: { etag: `"${page.sha256}"`, ...headers } });

describe('a page that is fetched', () => {
  it('comes, held to its hash', async () => {
    expect(await fetchFrom(() => whole())).toEqual({ fetched: { status: 'got', content: page.content }, asked: 1 });
    const other = madeUpPage(2, 5_000).content;
    expect((await fetchFrom(() => whole({}, other))).fetched).toEqual({ status: 'missing' });
  });

  it.each([
    [401, 'signInNeeded', 'signInNeeded'],
    [403, 'forbidden', 'forbidden'],
    [413, 'tooLarge', 'tooLarge'],
    [429, 'tooManyTries', 'tooMany'],
    [500, 'internal', 'serverError'],
    [503, 'internal', 'serverBusy'],
  ] as const)(
    '[R7] and does not come says why by a %i, and is not asked for again at once',
    async (status, code, reason) => {
      expect(await fetchFrom(() => ours(status, code))).toEqual({ fetched: { status: 'failed', reason }, asked: 1 });
    },
  );

  it('[R6] is missing only by our server’s own word', async () => {
    expect((await fetchFrom(() => ours(404, 'notFound'))).fetched).toEqual({ status: 'missing' });
    const portal = () => new Response('<html>Wi-Fi</html>', { status: 404 });
    expect(await fetchFrom(portal)).toEqual({ fetched: { status: 'failed', reason: 'notOurServer' }, asked: 1 });
  });

  it.each([200, 401, 403])('[R6] is not what a portal says with a %i', async (status) => {
    const portal = () => new Response('<html>Wi-Fi</html>', { status });
    expect((await fetchFrom(portal)).fetched).toEqual({ status: 'failed', reason: 'notOurServer' });
  });

  it('[R7] over a line that does not let it through is tried three times', async () => {
    const broken = () => Promise.reject(new TypeError('no line'));
    expect(await fetchFrom(broken)).toEqual({ fetched: { status: 'failed', reason: 'offline' }, asked: 3 });
  });
});
