import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/error-answer.ts';
import * as v from 'valibot';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
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

  it('[R18] [R4] hands in what waits on her device while her token is good, and is shown nothing (L11)', async () => {
    await colleague.push(1, colleague.acts.opening());
    await end();
    const lanes = [leaving.run(1, leaving.acts.opening()), colleague.run(2, colleague.acts.opening())];
    const pull = [{ scope: '99999', cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.min }];
    const answer = await leaving.exchange({ lanes, pull });
    expect(standing(answer)).toEqual(['quarantined 1']);
    expect(answer.receipts[0]?.problems).toMatchObject([{ code: 'accessEnded' }]);
    expect(answer).toMatchObject({ changes: [], revoked: ['99999'] });
    // What a colleague made there is not kept apart with it: it goes with a colleague's session.
    expect(standing(await colleague.push(2, ...colleague.acts.openings(1)))).toEqual(['applied 1']);
  });

  it('[R18] gets neither news nor a snapshot for her token', async () => {
    await end();
    for (const path of ['/v1/live', '/v1/snapshots/99999']) {
      const { token } = leaving.session;
      const answer = await server.fetch(`${server.serverUrl}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.json()).toMatchObject({ code: 'accessEnded' });
    }
  });

  it('[R18] hears what becomes of her own acts, and of nobody else’s', async () => {
    const held = leaving.acts.edit(madeUpId(0xe1), 'child.fullName', 'A', 'B');
    const theirs = colleague.acts.edit(madeUpId(0xe2), 'child.fullName', 'A', 'B');
    await leaving.push(1, held);
    await colleague.push(1, theirs);
    await end();
    const knows = ({ mid }: { mid: string }) => ({ scope: '99999', mid, revision: 0 });
    const answer = await leaving.exchange({ held: [knows(held), knows(theirs)] });
    expect(answer.receipts).toMatchObject([{ mid: held.mid, status: 'blockedBy' }]);
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

  it('[R18] [R5] has what was held when her access ended judged as it would have been', async () => {
    const birth = colleague.acts.opening();
    const held = leaving.acts.print(birth.entity);
    expect(standing(await leaving.push(1, held))).toEqual(['blockedBy 1']);
    server.clock.advance(1_000);
    await end();
    const late = leaving.acts.print(birth.entity);
    const answer = await colleague.exchange({ lanes: [leaving.run(2, late), colleague.run(1, birth)] });
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
    const [word] = await server.store.read((scope) => scope('99999').latestReceipts([held.mid]));
    expect(word).toMatchObject({ status: 'applied', revision: 2 });
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
