import type { Hono } from 'hono';
import { passwordPath, passwordRequestSchema } from '../src/protocol/password.ts';
import { refreshPath, refreshRequestSchema } from '../src/protocol/refresh.ts';
import { signInPath, signInRequestSchema, signOutPath } from '../src/protocol/sign-in.ts';
import { answerBody } from './answer-body.ts';
import type { AppParts } from './app-parts.ts';
import { authenticate } from './authenticate.ts';
import type { createCodeLimit } from './admit-device.ts';
import { changePassword } from './change-password.ts';
import { knowRequest } from './know-request.ts';
import { proveAs } from './prove-device.ts';
import { heldTo, readBody, readSent, withBody } from './read-body.ts';
import { refresh } from './refresh.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import type { createSignInLimit } from './sign-in-limit.ts';

interface RouteParts extends AppParts {
  readonly limit: ReturnType<typeof createSignInLimit>;
  readonly codes: ReturnType<typeof createCodeLimit>;
}

const bodyBytes = 4 * 1024;

/** Routes by which somebody comes in with a name and password, stays, leaves, and changes the password. */
export function addSignInRoutes(app: Hono, parts: RouteParts): void {
  const { store, packing } = parts;
  const json = (request: Request) => readBody(request, { mediaType: 'application/json', maxBytes: bodyBytes, packing });

  app.post(signInPath, async (context) => {
    const given = context.req.raw;
    const sent = await readSent(given, bodyBytes);
    const request = withBody(given, sent);
    const body = heldTo(signInRequestSchema, await json(request));
    if (body.key !== undefined) await proveAs(withBody(given, sent), body.device, body.key, parts);
    return answerBody(request, await signIn(body, parts.addressOf(context.env), parts), { packing });
  });

  app.post(refreshPath, async (context) => {
    const given = context.req.raw;
    const sent = await readSent(given, bodyBytes);
    const request = withBody(given, sent);
    const body = heldTo(refreshRequestSchema, await json(request));
    // Also of one that is revoked: it has yet to hand in what waits there.
    const key = (await store.devices.byId(body.device))?.publicKey ?? null;
    if (key !== null) await proveAs(withBody(given, sent), body.device, key, parts);
    return answerBody(request, await refresh(body, parts), { packing });
  });

  app.post(signOutPath, async (context) => {
    await signOut(context.req.raw, parts);
    return answerBody(context.req.raw, {}, { packing });
  });

  app.post(passwordPath, async (context) => {
    const how = { know: authenticate, oneTime: 'heard' } as const;
    const { carrier, request } = await knowRequest(context.req.raw, how, parts);
    const body = heldTo(passwordRequestSchema, await json(request));
    const authorization = context.req.raw.headers.get('authorization');
    const asked = { account: carrier.account, authorization, address: parts.addressOf(context.env) };
    await changePassword(body, asked, parts);
    return answerBody(request, {}, { packing });
  });
}
