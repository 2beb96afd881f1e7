import type { Hono } from 'hono';
import {
  passkeyChallengePath,
  passkeyChallengeRequestSchema,
  passkeySignInPath,
} from '../src/protocol/passkey-challenge.ts';
import {
  passkeyRegistrationSchema,
  passkeyRemovalPath,
  passkeyRemovalSchema,
  passkeySignInRequestSchema,
  passkeysPath,
} from '../src/protocol/passkeys.ts';
import { answerBody } from './answer-body.ts';
import type { Known } from './know-request.ts';
import { listPasskeys, type OwnKeysParts, registerPasskey, removePasskey } from './own-passkeys.ts';
import type { Packing } from './packing.ts';
import { drawChallenge } from './passkey-challenge.ts';
import { proveAs, type ProveParts } from './prove-device.ts';
import { heldTo, readBody, readSent, withBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { type RelyingParty, relyingPartyOf } from './relying-party.ts';
import { type PasskeySignInParts, signInByPasskey } from './sign-in-by-passkey.ts';

interface RouteParts extends OwnKeysParts, PasskeySignInParts, ProveParts {
  readonly clock: OwnKeysParts['clock'];
  readonly packing: Packing;
  readonly addressOf: (environment: unknown) => string;
  /** Whom passkeys are for; absent: those who come to `localhost`. */
  readonly relyingParty?: RelyingParty;
}

const bodyBytes = 16 * 1024;
const done = { done: true };

/** Routes about what people sign in by: a passkey in place of a name and password, and one's own passkeys. */
export function addOwnKeyRoutes(app: Hono, parts: RouteParts, know: (request: Request) => Promise<Known>): void {
  const { store, packing } = parts;
  const json = (request: Request) => readBody(request, { mediaType: 'application/json', maxBytes: bodyBytes, packing });
  const partyOf = (request: Request): RelyingParty => {
    const party = relyingPartyOf(request, parts.relyingParty);
    if (party === undefined) throw new Refusal('notFound', 'This server takes no passkeys here.');
    return party;
  };

  app.post(passkeyChallengePath, async (context) => {
    const request = context.req.raw;
    partyOf(request);
    const { device } = heldTo(passkeyChallengeRequestSchema, await json(request));
    const { clock, randomBytes } = parts;
    const key = await store.tellingKey();
    const challenge = drawChallenge({ key, device }, { now: clock.now(), randomBytes });
    return answerBody(request, { challenge }, { packing });
  });

  app.post(passkeySignInPath, async (context) => {
    const given = context.req.raw;
    const party = partyOf(given);
    const sent = await readSent(given, bodyBytes);
    const request = withBody(given, sent);
    const body = heldTo(passkeySignInRequestSchema, await json(request));
    if (body.key !== undefined) await proveAs(withBody(given, sent), body.device, body.key, parts);
    const where = { address: parts.addressOf(context.env), party };
    return answerBody(request, await signInByPasskey(body, where, parts), { packing });
  });

  app.get(passkeysPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    return answerBody(request, await listPasskeys(carrier, parts), { packing });
  });

  app.post(passkeysPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    const party = partyOf(request);
    const registration = heldTo(passkeyRegistrationSchema, await json(request));
    await registerPasskey(carrier, registration, { ...parts, party, address: parts.addressOf(context.env) });
    return answerBody(request, done, { packing });
  });

  app.post(passkeyRemovalPath, async (context) => {
    const { carrier, request } = await know(context.req.raw);
    const removal = heldTo(passkeyRemovalSchema, await json(request));
    await removePasskey(carrier, removal, { ...parts, address: parts.addressOf(context.env) });
    return answerBody(request, done, { packing });
  });
}
