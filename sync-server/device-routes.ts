import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { devicePath, deviceKeyPath } from '../src/protocol/device-proof.ts';
import { deviceCodesPath, deviceDeeds, deviceKeyRequestSchema, devicesPath } from '../src/protocol/devices.ts';
import { answerBody } from './answer-body.ts';
import { doWithDevice, heldToName, holdToRight, listDevices } from './answer-devices.ts';
import { takeHandIn } from './answer-hand-in.ts';
import type { Carrier } from './authenticate.ts';
import { createDeviceCode } from './create-device-code.ts';
import type { HandInKey } from './hand-in-key.ts';
import type { Known, KnowParts } from './know-request.ts';
import type { Packing } from './packing.ts';
import { proveDevice, readCredential } from './prove-device.ts';
import { heldTo, readBody, readSent, withBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { RandomBytes } from './secrets.ts';
import type { StoredDevice } from './store/device-port.ts';

interface RouteParts extends KnowParts {
  readonly packing: Packing;
  readonly randomBytes: RandomBytes;
  readonly handInKey: HandInKey;
  readonly log: Logger;
}

const bodyBytes = 4 * 1024;

/** Routes about machines: for administrators, and for the machines themselves. */
export function addDeviceRoutes(app: Hono, parts: RouteParts, know: (request: Request) => Promise<Known>): void {
  const { store, packing, log } = parts;
  const json = (request: Request) => readBody(request, { mediaType: 'application/json', maxBytes: bodyBytes, packing });

  app.get(devicesPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    return answerBody(request, await listDevices(carrier, parts), { packing });
  });

  app.post(deviceCodesPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    holdToRight(carrier, 'manage');
    const { id, scope } = carrier.account;
    const code = await createDeviceCode({ scope, name: heldToName(await json(request)), by: id }, parts);
    return answerBody(request, code, { packing });
  });

  for (const deed of deviceDeeds) {
    app.post(`${devicesPath}/:id/${deed}`, async (context) => {
      const { carrier, request } = await know(context.req.raw);
      holdToRight(carrier, 'manage');
      const body = deed === 'name' ? await json(request) : undefined;
      await doWithDevice(carrier, { id: context.req.param('id'), deed, body }, parts);
      return answerBody(request, {}, { packing });
    });
  }

  const handedIn = async ({ account }: Carrier, { device, sha256 }: { device: string; sha256: string }) => {
    const found = isPlain(device) && isPlain(sha256) ? await store.devices.handIn(device, sha256) : undefined;
    if (found?.scope !== account.scope || found.at === null) throw nothingLikeIt();
    return store.devices.bytesOf(device, sha256);
  };
  app.get('/v1/handed-in/:device/:sha256', async (context) => {
    const { carrier } = await know(context.req.raw);
    holdToRight(carrier, 'manage');
    const bytes = await handedIn(carrier, context.req.param());
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
    });
  });

  // Of the server's private half only what opens this one file leaves it.
  app.post('/v1/handed-in/:device/:sha256/opened', async (context) => {
    const { carrier, request } = await know(context.req.raw);
    holdToRight(carrier, 'manage');
    const { device, sha256 } = context.req.param();
    const secret = parts.handInKey.secretOf(await handedIn(carrier, { device, sha256 }));
    if (secret === undefined) throw nothingLikeIt();
    log.info({ device, by: carrier.account.id }, 'opened what a revoked machine handed in');
    return answerBody(request, { secret: secret.toString('base64url') }, { packing });
  });

  /** A machine that asks as itself: by its key alone, whoever works on it. */
  const machineOf = async (request: Request): Promise<{ machine: StoredDevice; request: Request }> => {
    const credential = readCredential(request.headers.get('authorization'));
    const machine = credential?.scheme === 'Device' ? await store.devices.byId(credential.text) : undefined;
    const key = machine?.publicKey ?? null;
    if (credential === undefined || machine === undefined || key === null) {
      // What is not known is told like what is not proved.
      throw new Refusal('deviceNotProved', 'No device of this key.', { serverTime: parts.clock.now() });
    }
    const { request: proved } = await proveDevice(request, credential, key, parts);
    // Only what is its own counts: its id stands on every slip it has printed, and whoever has read one could use its share up.
    const wait = parts.requests?.take({ device: machine.id, account: machine.id }) ?? null;
    if (wait !== null) {
      throw new Refusal('tooManyTries', 'This device asks too often.', { retryAfterSeconds: wait });
    }
    return { machine, request: proved };
  };

  app.get(devicePath, async (context) => {
    const { machine, request } = await machineOf(context.req.raw);
    if (machine.revokedAt !== null) throw new Refusal('deviceRevoked', 'This device has been revoked.');
    return answerBody(request, {}, { packing });
  });

  // It forgets everything now, and had nothing that was not here.
  app.post(devicePath, async (context) => {
    const { machine, request } = await machineOf(context.req.raw);
    if (machine.revokedAt === null) throw new Refusal('forbidden', 'This device has not been revoked.');
    if (machine.handedInAt === null) await store.devices.noteHandedIn(machine.id, parts.clock.now());
    return answerBody(request, {}, { packing });
  });

  app.post('/v1/hand-in/:sha256', async (context) => {
    const { machine, request } = await machineOf(context.req.raw);
    const answer = await takeHandIn(request, { machine, sha256: context.req.param('sha256') }, parts);
    return answerBody(request, answer, { packing });
  });

  // Trusted at its first use, by whoever is signed in on it; from then on it is this key or none.
  app.post(deviceKeyPath, async (context) => {
    const given = context.req.raw;
    const sent = await readSent(given, bodyBytes);
    const asked = withBody(given, sent);
    const { carrier } = await know(asked).finally(() => parts.bodies?.answered(asked));
    const request = withBody(given, sent);
    const { key } = heldTo(deviceKeyRequestSchema, await json(request));
    const { machine } = carrier;
    if (machine === undefined) throw new Refusal('notFound', 'This device is not on record.');
    const credential = readCredential(given.headers.get('authorization'));
    if (credential !== undefined && machine.publicKey === null) {
      await proveDevice(withBody(given, sent), credential, key, parts);
      await store.devices.learnKey(machine.id, key);
    } else if (machine.publicKey !== key) {
      throw new Refusal('deviceNotEnrolled', 'This device has another key.', { field: 'key' });
    }
    return answerBody(request, {}, { packing });
  });
}

function nothingLikeIt(): Refusal {
  return new Refusal('notFound', 'Nothing like it was handed in here.');
}

function isPlain(text: string): boolean {
  return /^[\w-]{1,64}$/u.test(text);
}
