import { type Context, Hono } from 'hono';
import { figuresPath } from '../src/protocol/figures.ts';
import { healthPath } from '../src/protocol/health.ts';
import { livePath } from '../src/protocol/live.ts';
import { mirrorPath, mirrorRequestSchema } from '../src/protocol/mirror.ts';
import { quarantinePath } from '../src/protocol/quarantine.ts';
import { keysPath } from '../src/protocol/seal.ts';
import { exchangeLimits, packedSyncMediaType, syncMediaType, syncPath } from '../src/protocol/sync-exchange.ts';
import { answerBody } from './answer-body.ts';
import { answerFile, findFile } from './answer-file.ts';
import { answerLive } from './answer-live.ts';
import { answerChunk, answerManifest } from './answer-snapshot.ts';
import { answerMirror } from './answer-mirror.ts';
import { answerParcel } from './answer-parcel.ts';
import { answerQuarantine } from './answer-quarantine.ts';
import { answerSync } from './answer-sync.ts';
import { noBackups } from './backup/keep-backing-up.ts';
import { createCodeLimit } from './admit-device.ts';
import { authenticate, type Carrier, recognise } from './authenticate.ts';
import { addCarryRoutes } from './carry/carry-routes.ts';
import { addDeliveryRoutes } from './delivery/delivery-routes.ts';
import { addCallbackRoute } from './delivery/webhook/callback-route.ts';
import { addDocumentRoutes } from './documents/document-routes.ts';
import { addDeviceRoutes } from './device-routes.ts';
import { answerFigures } from './figures/answer-figures.ts';
import { knowRequest } from './know-request.ts';
import { noteDevice } from './note-device.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { failureForLog } from './log.ts';
import { noteExchange } from './keep-reads.ts';
import { logRequests } from './log-requests.ts';
import type { AnsweredRequest } from './metrics/measures.ts';
import type { Restored } from './notice-restore.ts';
import { createParcels, ownerOf } from './parcels.ts';
import { addOwnKeyRoutes } from './own-key-routes.ts';
import { addPublicPages } from './public-pages.ts';
import { heldTo, readBody, readSent, withBody } from './read-body.ts';
import { hearRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import { seatEverybody } from './seat-exchanges.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { createSnapshots } from './snapshots.ts';
import { answerRefusal, asRefusal, soon } from './answer-refusal.ts';
import type { AppParts } from './app-parts.ts';
import { addSignInRoutes } from './sign-in-routes.ts';

/** HTTP only: every route reads, asks one act, and answers. */
export function createApp(parts: AppParts): Hono {
  const { store, log, clock, packing } = parts;
  const mutatorFailed = ({ name, schema, failure }: { name: string; schema: number; failure: unknown }) =>
    log.error({ mutation: name, schema, ...failureForLog(failure) }, 'a reducer threw');
  const restored = (epochs: Restored) => log.warn(epochs, 'restored from a backup: a new epoch begins');
  const vouchersIgnored = (count: number) => log.warn({ count }, 'vouchers that are not our word were passed over');
  const told = { mutatorFailed, restored, vouchersIgnored };
  const app = new Hono();

  const { measures } = parts;
  const counted = measures && ((answered: AnsweredRequest) => measures.request(answered));
  app.use(logRequests({ ...parts, ...(counted && { counted }) }));
  app.use(securityHeaders(parts.contentSecurityPolicy, parts.cameByHttps));
  app.use('/v1/*', async (context, next) => {
    if (parts.stopping()) throw new Refusal('shuttingDown', 'The server is stopping.', { retryAfterSeconds: soon });
    try {
      await next();
    } finally {
      parts.bodies?.answered(context.req.raw);
    }
  });

  app.get(healthPath, async (context) => {
    const status = await health(parts);
    return answerBody(
      context.req.raw,
      {
        status,
        epoch: status === 'storeFailed' ? null : await store.epoch(),
        backup: (parts.backups ?? noBackups).standing(),
      },
      { packing, status: status === 'ok' ? 200 : 503 },
    );
  });

  // Public, so that anyone can check a receipt.
  app.get(keysPath, async (context) =>
    answerBody(
      context.req.raw,
      { keys: await store.receiptKeys.all(), handIn: parts.handInKey.publicKey },
      { packing },
    ),
  );

  const tries = { limit: createSignInLimit(() => clock.monotonicMs()), codes: createCodeLimit() };
  addSignInRoutes(app, { ...parts, ...tries });

  const exchange = async (request: Request, carrier: Carrier, context: Context): Promise<Response> => {
    const types = { mediaType: syncMediaType, packedMediaType: packedSyncMediaType };
    const rules = { ...types, maxBytes: exchangeLimits.requestBytes, packing };
    const { request: body, texts, tell } = hearRequest(await readBody(request, rules), parts.hash);
    // R18: it may still say what it has, and is shown nothing.
    const isRevoked = (carrier.machine?.revokedAt ?? null) !== null;
    if (isRevoked && (body.pull.length > 0 || body.lanes.length === 0)) {
      throw new Refusal('deviceRevoked', 'This device has been revoked.');
    }
    const answer = await answerSync(body, carrier, { ...parts, ...told, texts });
    await noteDevice(carrier, body, parts);
    if (parts.reads !== undefined) noteExchange(parts.reads, carrier, body, answer);
    const counts = {
      lanes: body.lanes.length,
      brought: body.lanes.reduce((sum, { mutations }) => sum + mutations.length, 0),
      receipts: answer.receipts.length,
      pulled: answer.changes.reduce((sum, { changes, wanted }) => sum + changes.length + wanted.length, 0),
    };
    context.set('counts', counts);
    measures?.exchange(counts, answer.receipts);
    // A hole in any lane is 409 with the whole answer: the other lanes were served (docs/decisions/0063).
    const status = answer.lanes.some(({ outcome }) => outcome === 'gap') ? 409 : 200;
    return answerBody(request, tell(answer), { packing, status, mediaType: syncMediaType });
  };
  const { exchanges = seatEverybody } = parts;
  /** Whoever's access has ended, and whatever machine is revoked, may still hand in what was made. */
  const heardOut = (request: Request) => knowRequest(request, { know: recognise, revoked: 'heard' }, parts);
  app.post(syncPath, async (context) => {
    const { request: come, now } = await heardOut(context.req.raw);
    // Whole before its turn: a slow line holds no seat.
    const request = withBody(come, await readSent(come, exchangeLimits.requestBytes));
    return exchanges.admit({ request }, async () => exchange(request, await now(), context));
  });

  const parcels = createParcels(clock);
  app.post('/v1/parcels/:id', async (context) => {
    const known = await heardOut(context.req.raw);
    return answerParcel(
      known.request,
      { owner: ownerOf(known.carrier), id: context.req.param('id'), digest: known.wholeDigest },
      {
        ...{ parcels, hash: parts.hash, packing },
        exchange: (request) =>
          exchanges.admit({ request, inPieces: true }, async () => exchange(request, await known.now(), context)),
      },
    );
  });

  const knownHere = (request: Request) => knowRequest(request, { know: authenticate }, parts);
  app.get(livePath, async (context) => {
    return answerLive(await knownHere(context.req.raw), parts);
  });

  app.get(quarantinePath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    return answerQuarantine(request, carrier, { store, packing, ...(parts.reads && { reads: parts.reads }) });
  });

  const snapshots = createSnapshots({ store, hash: parts.hash, clock, pause: parts.pause ?? (() => undefined) });
  app.get('/v1/snapshots/:scope', async (context) => {
    const { scope } = context.req.param();
    const of = { ...(await knownHere(context.req.raw)), scope };
    const answer = await answerManifest(of, { snapshots, packing });
    parts.reads?.note(of.carrier, { scope, entities: null, how: 'firstLoad' });
    return answer;
  });
  app.get('/v1/snapshots/:scope/:id/:number', async (context) => {
    const { scope, id, number } = context.req.param();
    return answerChunk({ ...(await knownHere(context.req.raw)), scope }, { id, number }, snapshots);
  });

  app.post(mirrorPath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    const body = await readBody(request, { mediaType: 'application/json', maxBytes: 4 * 1024, packing });
    return answerBody(request, await answerMirror(heldTo(mirrorRequestSchema, body), carrier, parts), { packing });
  });

  addDeviceRoutes(app, parts, knownHere);
  addPeopleRoutes(app, parts, knownHere);
  const pagesHeard = (request: Request) => knowRequest(request, { know: authenticate, revoked: 'heard' }, parts);
  addDocumentRoutes(app, parts, { know: knownHere, hear: pagesHeard });
  addCarryRoutes(app, { ...parts, ...told, parcels }, knownHere);
  addDeliveryRoutes(app, parts, knownHere);
  addCallbackRoute(app, { ...parts, targets: parts.deliveryTargets ?? [] });

  app.get(figuresPath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    return answerBody(request, await answerFigures(carrier, new URL(request.url).searchParams, parts), { packing });
  });
  addOwnKeyRoutes(app, { ...parts, ...tries }, knownHere);

  addPublicPages(app, parts);

  app.get('*', (context) => {
    const { path, raw } = context.req;
    const file = findFile(parts.files, path, raw.headers.get('accept'));
    if (file === undefined) throw new Refusal('notFound', 'There is nothing here.');
    return answerFile(raw, file);
  });

  // Answered, not thrown: what is thrown here would pass by the headers that guard every answer.
  app.notFound((context) => answerRefusal(new Refusal('notFound', 'There is nothing here.'), context));
  app.onError((error, context) => {
    const refusal = asRefusal(error);
    // Who refuses knows why; what is too much for this process comes by hundreds.
    if (!(error instanceof Refusal)) {
      log.error({ request: context.get('requestId'), ...failureForLog(error) }, 'a request failed');
    }
    return answerRefusal(refusal, context);
  });

  return app;
}

async function health({ store, stopping, clock }: AppParts): Promise<'ok' | 'stopping' | 'storeFailed'> {
  if (stopping()) return 'stopping';
  try {
    await store.check(clock.now());
    return 'ok';
  } catch {
    return 'storeFailed';
  }
}
