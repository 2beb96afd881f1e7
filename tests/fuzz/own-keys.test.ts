import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  passkeyChallengePath,
  passkeyChallengeSchema,
  passkeySignInPath,
} from '../../src/protocol/passkey-challenge.ts';
import { passkeyRemovalPath, passkeysPath } from '../../src/protocol/passkeys.ts';
import { passwordPath } from '../../src/protocol/password.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { madeUpId } from '../support/acts.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { openTables, type OpenTables } from '../support/dump-tables.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { makePasskey, passkeyParty } from '../support/made-up-passkey.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { holdServerClock, testPassword } from '../support/server-parts.ts';
import { broken, instead, namesField, post } from './broken-requests.ts';

const device = madeUpId(0xd0f);

let tables: OpenTables;
let server: ServerInProcess;
let desk: Desk;
beforeAll(async () => {
  tables = await openTables(holdServerClock());
  server = await openServerInProcess({ relyingParty: passkeyParty }, { store: tables.store });
  desk = await openDesk(server);
});
afterAll(() => tables.close());

const bearer = () => ({ authorization: `Bearer ${desk.session.token}` });
const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.fetch(server.serverUrl + path, post('application/json', JSON.stringify(body), headers));
const challenge = async (on = device): Promise<string> =>
  v.parse(passkeyChallengeSchema, await (await send(passkeyChallengePath, { device: on })).json()).challenge;

/** A refusal in order, that leaves no trace. */
async function refused(answer: Promise<Response>): Promise<Response> {
  const before = await tables.dump();
  const given = await answer;
  await inOrder(given);
  if (given.status >= 400) expect(await tables.dump()).toEqual(before);
  return given;
}

describe('what one signs in by', () => {
  it('a challenge, a passkey, a password: a request broken in one place, whose answer names the field', async () => {
    const passkey = makePasskey(5);
    const saying = { challenge: await challenge() };
    const bodies: readonly [string, unknown][] = [
      [passkeyChallengePath, { device }],
      [passkeySignInPath, { assertion: passkey.assert(saying), device, refreshes: true }],
      [passkeysPath, { ...passkey.register(saying), password: 'not hers' }],
      [passkeyRemovalPath, { id: passkey.id, password: 'not hers' }],
      [passwordPath, { old: 'not hers', new: 'nor is this one' }],
    ];
    await fuzzedAsync(
      fc.asyncProperty(fc.constantFrom(...bodies), fc.nat(), instead, async ([path, good], where, other) => {
        const body = broken(good, where, other);
        await namesField(await refused(send(path, body, bearer())), body);
      }),
      150,
    );
  });

  it('what a known passkey has signed, broken in one place: nobody comes in; whole, she does', async () => {
    server.clock.advance(11 * 60_000);
    const passkey = makePasskey(6);
    const registration = { ...passkey.register({ challenge: await challenge(desk.device) }), password: testPassword };
    expect((await send(passkeysPath, registration, bearer())).status).toBe(200);
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        // Or after ten tries there is but one answer.
        server.clock.advance(11 * 60_000);
        const assertion = broken(passkey.assert({ challenge: await challenge() }), where, other);
        const answer = await refused(send(passkeySignInPath, { assertion, device }));
        expect([400, 401, 413]).toContain(answer.status);
      }),
      150,
    );
    server.clock.advance(11 * 60_000);
    const good = { assertion: passkey.assert({ challenge: await challenge() }), device };
    expect((await send(passkeySignInPath, good)).status).toBe(200);
  });

  it('any bytes at all', async () => {
    const paths = fc.constantFrom(
      passkeyChallengePath,
      passkeySignInPath,
      passkeysPath,
      passkeyRemovalPath,
      passwordPath,
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .constantFrom('{"__proto__":{"a":1}}', '[[[[', '"\\ud800"', 'null')
        .map((text) => new TextEncoder().encode(text)),
    );
    await fuzzedAsync(
      fc.asyncProperty(paths, bytes, async (path, body) => {
        const sent = server.fetch(server.serverUrl + path, post('application/json', Uint8Array.from(body), bearer()));
        expect((await refused(sent)).status).toBeGreaterThanOrEqual(400);
      }),
    );
  });
});
