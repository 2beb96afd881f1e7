import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/error-answer.ts';
import * as v from 'valibot';
import { madeUpId } from '../support/acts.ts';
import { signInPlain } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let leaving: Desk;
let colleague: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  leaving = await openDesk(server, { account: 0, device: 0 });
  colleague = await openDesk(server, { account: 1, device: 0 });
});
afterEach(() => server.close());

const end = () => server.store.accounts.endAccess(leaving.author, server.clock.now());

describe('a person whose access has ended', () => {
  it('[R18] is told so when she signs in with her password, and only then (L11)', async () => {
    await end();
    const sign = async (password: string) => {
      const account = { username: server.accounts[0].username, password };
      const options = { fetch: server.fetch, serverUrl: server.serverUrl, device: madeUpId(0xd000), account };
      const answer = await signInPlain(options);
      return [answer.status, v.parse(errorAnswerSchema, await answer.json()).code];
    };
    expect(await sign(server.accounts[0].password)).toEqual([403, 'accessEnded']);
    expect(await sign('something else')).toEqual([401, 'wrongCredentials']);
  });

  it('[R18] [R9] gets nothing more for her token, and keeps what she has', async () => {
    await end();
    const answer = await leaving.post(leaving.request({ lanes: [leaving.run(1, leaving.acts.opening())] }));
    expect(answer.status).toBe(401);
  });

  it('[R18] has what she made kept when a colleague brings it, whenever she made it; never binned', async () => {
    const before = leaving.acts.opening();
    await end();
    const lane = { ...leaving.run(1, before, leaving.acts.print(before.entity)) };
    const answer = await colleague.exchange({ lanes: [lane, colleague.run(1, colleague.acts.opening())] });
    expect(standing(answer)).toEqual(['quarantined 1', 'quarantined 1', 'applied 1']);
    expect(answer.receipts[0]?.problems).toMatchObject([{ code: 'accessEnded' }]);
    const [kept] = await server.store.read((scope) => scope('99999').mutations([before.mid]));
    expect(JSON.parse(kept?.body ?? '')).toEqual(before);
  });

  it('[R18] leaves what had been received before as it is', async () => {
    const birth = leaving.acts.opening();
    expect(standing(await leaving.push(1, birth))).toEqual(['applied 1']);
    await end();
    const again = await colleague.exchange({ lanes: [leaving.run(1, birth)] });
    expect(standing(again)).toEqual(['applied 1']);
    expect(standing(await colleague.push(1, colleague.acts.print(birth.entity)))).toEqual(['applied 1']);
  });
});
