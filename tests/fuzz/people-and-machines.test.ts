import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deviceKeyPath } from '../../src/protocol/device-proof.ts';
import { deviceCodesPath, deviceDeedPath } from '../../src/protocol/devices.ts';
import { passwordPath } from '../../src/protocol/password.ts';
import { peoplePath, personDeedPath } from '../../src/protocol/people.ts';
import { signInPath } from '../../src/protocol/sign-in.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { madeUpId } from '../support/acts.ts';
import { openTables, type OpenTables } from '../support/dump-tables.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { broken, instead, namesField, post } from './broken-requests.ts';

let tables: OpenTables;
let server: ServerInProcess;
let desk: Desk;

beforeAll(async () => {
  tables = await openTables(holdServerClock());
  server = await openServerInProcess({}, { store: tables.store });
  desk = await openDesk(server);
});
afterAll(() => tables.close());

/** Holds the answer to its promises: thought of, in words, and without a trace where it is a refusal. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const before = await tables.dump();
  const answer = await server.fetch(server.serverUrl + path, init);
  await inOrder(answer);
  if (answer.status >= 400) expect(await tables.dump()).toEqual(before);
  return answer;
}

const bearer = () => ({ authorization: `Bearer ${desk.session.token}` });

it('people, passwords: a request broken in one place', async () => {
  const somebody = { username: 'thu.9', name: 'Thử Thị Chín', title: '', roles: ['officer'] };
  const { id } = server.accounts[2];
  const bodies = (): readonly [string, unknown][] => {
    const request = madeUpId((asked += 1));
    return [
      [peoplePath, { request, ...somebody }],
      [personDeedPath(id, 'roles'), { request, from: ['officer'], roles: ['leader'], reason: 'thử vai trò' }],
      [personDeedPath(id, 'password'), { request }],
      [personDeedPath(id, 'end'), { request, reason: 'thử kết thúc' }],
      [personDeedPath(id, 'restore'), { request, roles: ['officer'], reason: 'thử trả lại' }],
      [passwordPath, { old: 'not the password', new: 'một câu dài của riêng tôi' }],
    ];
  };
  let asked = 0xfa_0000;
  await fuzzedAsync(
    fc.asyncProperty(fc.nat(5), fc.nat(), instead, async (which, where, other) => {
      const [path, good] = bodies()[which] ?? [peoplePath, {}];
      const body = broken(good, where, other);
      await ask(path, post('application/json', JSON.stringify(body), bearer()));
    }),
    150,
  );
});

it('machines: a code, a name, a key broken in one place', async () => {
  const bodies: readonly [string, unknown][] = [
    [deviceCodesPath, { name: 'Máy một cửa 1' }],
    [deviceDeedPath(desk.device, 'name'), { name: 'Máy một cửa 1' }],
    [deviceKeyPath, { key: 'A'.repeat(87) }],
    [signInPath, { username: 'thu2', password: 'no', device: madeUpId(0xd0f), key: 'A'.repeat(87), code: 'x' }],
  ];
  await fuzzedAsync(
    fc.asyncProperty(fc.constantFrom(...bodies), fc.nat(), instead, async ([path, good], where, other) => {
      const body = broken(good, where, other);
      await namesField(await ask(path, post('application/json', JSON.stringify(body), bearer())), body);
    }),
    150,
  );
});
