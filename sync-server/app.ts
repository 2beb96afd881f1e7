import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { HashText } from '../src/domain/words.ts';
import type { ErrorAnswer } from '../src/protocol/error-answer.ts';
import { figuresPath } from '../src/protocol/figures.ts';
import { livePath } from '../src/protocol/live.ts';
import { passwordPath, passwordRequestSchema } from '../src/protocol/password.ts';
import { quarantinePath } from '../src/protocol/quarantine.ts';
import { keysPath } from '../src/protocol/seal.ts';
import { refreshPath, refreshRequestSchema } from '../src/protocol/refresh.ts';
import { signInPath, signInRequestSchema, signOutPath } from '../src/protocol/sign-in.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';
import { exchangeLimits, packedSyncMediaType, syncMediaType, syncPath } from '../src/protocol/sync-exchange.ts';
import { answerBody } from './answer-body.ts';
import { answerFile, findFile } from './answer-file.ts';
import { answerLive } from './answer-live.ts';
import { answerChunk, answerManifest } from './answer-snapshot.ts';
import { answerParcel } from './answer-parcel.ts';
import { answerQuarantine } from './answer-quarantine.ts';
import { answerSync } from './answer-sync.ts';
import { type KeepBackingUp, noBackups } from './backup/keep-backing-up.ts';
import { createCodeLimit, type EnrolmentRules } from './admit-device.ts';
import { authenticate, type Carrier, recognise } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { addDocumentRoutes } from './documents/document-routes.ts';
import type { PageBlobs } from './documents/page-blobs.ts';
import { addDeviceRoutes } from './device-routes.ts';
import { answerFigures } from './figures/answer-figures.ts';
import type { HandInKey } from './hand-in-key.ts';
import { type Known, knowRequest } from './know-request.ts';
import { noteDevice } from './note-device.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { proveAs } from './prove-device.ts';
import type { ApplyMutation } from './judge.ts';
import type { ExchangeCount } from './exchange-load.ts';
import { failureForLog } from './log.ts';
import { type KeepReads, noteExchange } from './keep-reads.ts';
import type { Live } from './live.ts';
import { logRequests } from './log-requests.ts';
import type { Restored } from './notice-restore.ts';
import { createParcels, ownerOf } from './parcels.ts';
import type { Passwords } from './passwords.ts';
import type { Pokes } from './pokes.ts';
import { addOwnKeyRoutes } from './own-key-routes.ts';
import type { Packing } from './packing.ts';
import { answerCheck, createCheckLimit, emptyCheck } from './public-check/answer-check.ts';
import { checkPath } from './public-check/check-page.ts';
import { heldTo, readBody, readSent, withBody } from './read-body.ts';
import { hearRequest } from './read-request.ts';
import { refresh, type SessionRules } from './refresh.ts';
import type { RequestLimit } from './request-limit.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import { Refusal } from './refusal.ts';
import type { RelyingParty } from './relying-party.ts';
import type { RandomBytes } from './secrets.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { createSnapshots } from './snapshots.ts';
import type { StaticFiles } from './static-files.ts';
import { type ServerStore, StoreBusy } from './store/port.ts';

/** Everything the server is made of that is not itself. */
export interface AppParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly apply: ApplyMutation;
  /** Told of every commit, by this process and the others on the same database. */
  readonly pokes: Pokes;
  /** Those who wait to hear of it. */
  readonly live: Live;
  readonly timers: ServerTimers;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly hash: HashText;
  readonly signer: ReceiptSigner;
  /** To which machines seal what they would hand in. */
  readonly handInKey: HandInKey;
  readonly verify: VerifySignature;
  readonly packing: Packing;
  readonly log: Logger;
  readonly tokenHours: number;
  readonly sessions: SessionRules;
  /** Whom passkeys are for; absent: those who come to `localhost`. */
  readonly relyingParty?: RelyingParty;
  readonly enrolment: EnrolmentRules;
  /** Where whole pages of documents lie, and how many bytes of them one commune may have. */
  readonly blobs: PageBlobs;
  readonly communeBytes: number;
  readonly files: StaticFiles;
  readonly contentSecurityPolicy: string;
  /** Told after an exchange's transactions have committed and before its answer goes out. */
  readonly committed: (scopes: readonly string[]) => void;
  /** Lets others have their turn in the middle of long work; absent: long work is done in one go. */
  readonly pause?: () => void | Promise<void>;
  /** Counts this process's exchanges, so that it can spread what it cannot bear; absent: it never asks for that. */
  readonly exchanges?: ExchangeCount;
  /** Whether the server is on its way down. */
  readonly stopping: () => boolean;
  /** Where a request came from, for the limit on sign-ins. */
  readonly addressOf: (environment: unknown) => string;
  /** Whether it came by HTTPS, to this process or to a proxy before it. */
  readonly cameByHttps: (environment: unknown) => boolean;
  /** How the backups by the clock are doing; absent: none are made. */
  readonly backups?: Pick<KeepBackingUp, 'standing'>;
  /** Keeps who was sent which record; absent: nobody does. */
  readonly reads?: KeepReads;
  /** Bounds how often one device and one account may ask; absent: nobody counts. */
  readonly requests?: RequestLimit;
}

const retryAfterSeconds = 5;
const signInBytes = 4 * 1024;

/** HTTP only: every route reads, asks one act, and answers. */
export function createApp(parts: AppParts): Hono {
  const { store, log, clock, packing } = parts;
  const limit = createSignInLimit(() => clock.monotonicMs());
  const mutatorFailed = ({ name, schema, failure }: { name: string; schema: number; failure: unknown }) =>
    log.error({ mutation: name, schema, ...failureForLog(failure) }, 'a reducer threw');
  const restored = (epochs: Restored) => log.warn(epochs, 'restored from a backup: a new epoch begins');
  const vouchersIgnored = (count: number) => log.warn({ count }, 'vouchers that are not our word were passed over');
  const app = new Hono();

  app.use(logRequests(log, clock, parts.newId));
  app.use(securityHeaders(parts.contentSecurityPolicy, parts.cameByHttps));
  app.use('/v1/*', async (_context, next) => {
    if (parts.stopping()) throw new Refusal('shuttingDown', 'The server is stopping.', { retryAfterSeconds });
    await next();
  });

  app.get('/healthz', async (context) => {
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

  const codes = createCodeLimit();
  app.post(signInPath, async (context) => {
    const given = context.req.raw;
    const sent = await readSent(given, signInBytes);
    const request = withBody(given, sent);
    const rules = { mediaType: 'application/json', maxBytes: signInBytes, packing };
    const body = heldTo(signInRequestSchema, await readBody(request, rules));
    if (body.key !== undefined) await proveAs(withBody(given, sent), body.device, body.key, parts);
    const signingIn = { ...parts, limit, codes };
    return answerBody(request, await signIn(body, parts.addressOf(context.env), signingIn), { packing });
  });

  app.post(refreshPath, async (context) => {
    const given = context.req.raw;
    const sent = await readSent(given, signInBytes);
    const request = withBody(given, sent);
    const rules = { mediaType: 'application/json', maxBytes: signInBytes, packing };
    const body = heldTo(refreshRequestSchema, await readBody(request, rules));
    // Also of one that is revoked: it has yet to hand in what waits there.
    const key = (await store.devices.byId(body.device))?.publicKey ?? null;
    if (key !== null) await proveAs(withBody(given, sent), body.device, key, parts);
    return answerBody(request, await refresh(body, parts), { packing });
  });

  app.post(signOutPath, async (context) => {
    await signOut(context.req.raw, parts);
    return answerBody(context.req.raw, {}, { packing });
  });

  const exchange = async (request: Request, carrier: Carrier, context: Context): Promise<Response> => {
    const types = { mediaType: syncMediaType, packedMediaType: packedSyncMediaType };
    const rules = { ...types, maxBytes: exchangeLimits.requestBytes, packing };
    const { request: body, texts, tell } = hearRequest(await readBody(request, rules), parts.hash);
    // R18: it may still say what it has, and is shown nothing.
    const isRevoked = (carrier.machine?.revokedAt ?? null) !== null;
    if (isRevoked && (body.pull.length > 0 || body.lanes.length === 0)) {
      throw new Refusal('deviceRevoked', 'This device has been revoked.');
    }
    const answer = await answerSync(body, carrier, { ...parts, mutatorFailed, restored, vouchersIgnored, texts });
    await noteDevice(carrier, body, parts);
    if (parts.reads !== undefined) noteExchange(parts.reads, carrier, body, answer);
    context.set('counts', {
      lanes: body.lanes.length,
      brought: body.lanes.reduce((sum, { mutations }) => sum + mutations.length, 0),
      receipts: answer.receipts.length,
      pulled: answer.changes.reduce((sum, { changes, wanted }) => sum + changes.length + wanted.length, 0),
    });
    // A hole in any lane is 409 with the whole answer: the other lanes were served (docs/decisions/0063).
    const status = answer.lanes.some(({ outcome }) => outcome === 'gap') ? 409 : 200;
    return answerBody(request, tell(answer), { packing, status, mediaType: syncMediaType });
  };
  const countedExchange = async ({ request, carrier }: Known, context: Context): Promise<Response> => {
    parts.exchanges?.begin();
    try {
      return await exchange(request, carrier, context);
    } finally {
      parts.exchanges?.end();
    }
  };
  /** Whoever's access has ended, and whatever machine is revoked, may still hand in what was made. */
  const heardOut = (request: Request) => knowRequest(request, { know: recognise, revoked: 'heard' }, parts);
  app.post(syncPath, async (context) => countedExchange(await heardOut(context.req.raw), context));

  const parcels = createParcels(clock);
  app.post('/v1/parcels/:id', async (context) => {
    const known = await heardOut(context.req.raw);
    return answerParcel(
      known.request,
      { owner: ownerOf(known.carrier.account), id: context.req.param('id'), digest: known.wholeDigest },
      { parcels, hash: parts.hash, packing, exchange: (request) => countedExchange({ ...known, request }, context) },
    );
  });

  const knownHere = (request: Request) => knowRequest(request, { know: authenticate }, parts);
  app.get(livePath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    return answerLive(request, carrier, parts);
  });

  app.get(quarantinePath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    return answerQuarantine(request, carrier, { store, packing, ...(parts.reads && { reads: parts.reads }) });
  });

  app.post(passwordPath, async (context) => {
    const how = { know: authenticate, oneTime: 'heard' } as const;
    const { carrier, request } = await knowRequest(context.req.raw, how, parts);
    const rules = { mediaType: 'application/json', maxBytes: signInBytes, packing };
    const body = heldTo(passwordRequestSchema, await readBody(request, rules));
    const authorization = context.req.raw.headers.get('authorization');
    const asked = { account: carrier.account, authorization, address: parts.addressOf(context.env) };
    await changePassword(body, asked, { ...parts, limit });
    return answerBody(request, {}, { packing });
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

  addDeviceRoutes(app, parts, knownHere);
  addPeopleRoutes(app, parts, knownHere);
  addDocumentRoutes(app, parts, knownHere);

  app.get(figuresPath, async (context) => {
    const { carrier, request } = await knownHere(context.req.raw);
    return answerBody(request, await answerFigures(carrier, parts), { packing });
  });
  addOwnKeyRoutes(app, { ...parts, limit, codes }, knownHere);

  const checks = createCheckLimit();
  app.get(checkPath, () => emptyCheck());
  app.post(checkPath, (context) => {
    const address = parts.addressOf(context.env);
    return answerCheck(context.req.raw, { ...parts, limit: checks, now: clock.monotonicMs(), address });
  });

  app.get('*', (context) => {
    const { path, raw } = context.req;
    const file = findFile(parts.files, path, raw.headers.get('accept'));
    if (file === undefined) throw new Refusal('notFound', 'There is nothing here.');
    return answerFile(raw, file);
  });

  // Answered, not thrown: what is thrown here would pass by the headers that guard every answer.
  app.notFound((context) => refuse(new Refusal('notFound', 'There is nothing here.'), context));
  app.onError((error, context) => {
    const refusal = asRefusal(error);
    if (refusal.code === 'internal' || refusal.code === 'busy') {
      log.error({ request: context.get('requestId'), ...failureForLog(error) }, 'a request failed');
    }
    return refuse(refusal, context);
  });

  return app;
}

function refuse(refusal: Refusal, context: Context): Response {
  const { code, field, message, status, retryAfterSeconds: wait, serverTime } = refusal;
  const answer: ErrorAnswer = { code, field, detail: message, ...(serverTime === undefined ? {} : { serverTime }) };
  return Response.json(answer, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      // Whoever reports the failure can name its line in the log.
      'x-request-id': context.get('requestId'),
      ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
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

function asRefusal(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreBusy) return new Refusal('busy', 'The database is busy.', { retryAfterSeconds });
  return new Refusal('internal', 'The server failed; try again later.');
}
