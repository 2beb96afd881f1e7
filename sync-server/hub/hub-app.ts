import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { exchangeLimits, packedSyncMediaType, syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { answerBody } from '../answer-body.ts';
import { answerRefusal, asRefusal, soon } from '../answer-refusal.ts';
import { failureForLog } from '../log.ts';
import { logRequests } from '../log-requests.ts';
import type { Packing } from '../packing.ts';
import type { ProveParts } from '../prove-device.ts';
import { readBody, readSent, withBody } from '../read-body.ts';
import { hearRequest } from '../read-request.ts';
import { Refusal } from '../refusal.ts';
import type { RequestLimit } from '../request-limit.ts';
import { closedPolicy, securityHeaders } from '../security-headers.ts';
import type { ServerClock } from '../server-clock.ts';
import { answerAtHub } from './answer-at-hub.ts';
import type { HubStore } from './hub-store.ts';
import { knowAtHub } from './know-at-hub.ts';
import type { Mirror } from './mirror.ts';
import { type PassOnParts, passOn } from './pass-on.ts';

export interface HubAppParts extends PassOnParts, Omit<ProveParts, 'clock'> {
  readonly store: HubStore;
  readonly mirror: Mirror;
  readonly scope: string;
  /** Where the app comes from: pages of no other origin may ask. */
  readonly appOrigin: string;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly packing: Packing;
  readonly log: Logger;
  readonly requests: RequestLimit;
  /** Told that acts have come that wait for the province, or that the province has answered somebody here. */
  readonly stirred: (by: 'tookIn' | 'passedOn') => void;
}

/** The hub's one door: an exchange, which the province answers where it can. */
export function createHubApp(parts: HubAppParts): Hono {
  const { store, mirror, log, packing, appOrigin, requests } = parts;
  const app = new Hono();
  app.use(logRequests(parts));
  app.use(securityHeaders(closedPolicy, () => true));

  app.get('/healthz', (context) => {
    const contactAt = mirror.contactAt();
    return answerBody(
      context.req.raw,
      { status: 'ok', contactAt, whole: mirror.isWhole(), ...store.counts() },
      { packing },
    );
  });

  const guard: MiddlewareHandler = async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== appOrigin) throw new Refusal('forbidden', 'This hub is for another app.');
    await next();
    // Asked by a browser before a page of the internet may reach into the local network.
    if (context.req.header('access-control-request-private-network') === 'true') {
      context.res.headers.set('access-control-allow-private-network', 'true');
    }
  };
  const allowHeaders = ['authorization', 'content-type', 'content-encoding'];
  const letIn = cors({ origin: appOrigin, allowMethods: ['POST'], allowHeaders, maxAge: 86_400 });
  for (const path of [syncPath, refreshPath]) app.use(path, guard, letIn);

  app.post(syncPath, async (context) => {
    const given = context.req.raw;
    const body = await readSent(given, exchangeLimits.requestBytes);
    const passed = await passOn({ path: syncPath, headers: given.headers, body }, parts);
    if (passed !== undefined) parts.stirred('passedOn');
    return passed ?? answerAlone(withBody(given, body), body, context);
  });

  // Where the hub alone has a line: without it nobody could go on under a token that is over (R9).
  app.post(refreshPath, async (context) => {
    const { headers } = context.req.raw;
    const body = await readSent(context.req.raw, 4 * 1024);
    const passed = await passOn({ path: refreshPath, headers, body }, parts);
    if (passed === undefined) throw new Refusal('busy', 'The hub has no line.', { retryAfterSeconds: soon });
    return passed;
  });

  const answerAlone = async (request: Request, body: Uint8Array<ArrayBuffer>, context: Context): Promise<Response> => {
    const types = { mediaType: syncMediaType, packedMediaType: packedSyncMediaType };
    const read = await readBody(withBody(request, body), { ...types, maxBytes: exchangeLimits.requestBytes, packing });
    const { request: asked } = hearRequest(read, parts.hash);
    const known = await knowAtHub(request, { body, device: asked.device }, parts);
    const wait = requests.take({ device: known.machine.id, account: known.account?.id ?? known.machine.id });
    if (wait !== null) throw new Refusal('tooManyTries', 'This device asks too often.', { retryAfterSeconds: wait });
    const answer = await answerAtHub(asked, known, parts);
    const relayed = answer.relayed?.length ?? 0;
    context.set('counts', {
      ...{ lanes: asked.lanes.length, brought: relayed, receipts: answer.proofs?.length ?? 0 },
      pulled: answer.changes.reduce((sum, { changes, wanted }) => sum + changes.length + wanted.length, 0),
    });
    if (relayed > 0) parts.stirred('tookIn');
    return answerBody(request, answer, { packing, mediaType: syncMediaType });
  };

  app.notFound((context) => answerRefusal(new Refusal('notFound', 'There is nothing here.'), context));
  app.onError((error, context) => {
    const refusal = asRefusal(error);
    if (refusal.code === 'internal')
      log.error({ request: context.get('requestId'), ...failureForLog(error) }, 'a request failed');
    return answerRefusal(refusal, context);
  });
  return app;
}
