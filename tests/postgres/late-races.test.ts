import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { writesOf } from '../contract/server-rows.ts';
import { madeUpId } from '../support/acts.ts';
import { signInPlain } from '../support/plain-device.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { openTestStore } from '../support/test-store.ts';
import { type Desk, openDesk, standing } from '../server/open-desk.ts';

type Moment = 'looked' | 'locked';

let server: ServerInProcess;
let colleague: Desk;
/** What happens once, at that moment of the next exchange that writes. */
let between: { readonly at: Moment; readonly run: () => unknown } | undefined;

const take = async (at: Moment): Promise<void> => {
  if (between?.at !== at) return;
  const { run } = between;
  between = undefined;
  await run();
};

beforeEach(async () => {
  const clock = holdServerClock();
  const inner = await openTestStore({ clock });
  const store: ServerStore = {
    ...inner,
    inScope: (scope, work) =>
      inner.inScope(scope, (transaction) =>
        work({
          ...transaction,
          async lockCounter() {
            await take('looked');
            const counter = await transaction.lockCounter();
            await take('locked');
            return counter;
          },
        }),
      ),
  };
  server = await openServerInProcess({ clock }, { store });
  colleague = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

/** Hers, made on the colleague's device, on which the server has never seen her. */
function actsOfHers() {
  const [account] = server.accounts;
  const act = { ...colleague.acts.opening(), author: account.id };
  const run = { ...colleague.run(1, act), author: account.id };
  const signIn = () => signInPlain({ ...server, account, device: madeUpId(0xd001) });
  return { mid: act.mid, run, signIn };
}

const latest = async (mid: string) =>
  (await server.store.read((of) => of(colleague.scope).latestReceipts([mid]))).map(({ status }) => status);

// The embedded database has one connection, so nothing can come between the beginning of a transaction and its end.
describe('what is committed in the middle of an exchange', () => {
  it('[R9] a first sign-in before the lock: her acts are judged with it', async () => {
    const { run, signIn } = actsOfHers();
    between = { at: 'looked', run: signIn };
    const answer = await colleague.exchange({ lanes: [run] });
    expect(between).toBeUndefined();
    expect(standing(answer)).toEqual(['applied 1']);
  });

  it('[R9] a first sign-in after the lock: it waits, and judges again what was kept', async () => {
    const { mid, run, signIn } = actsOfHers();
    let signedIn: Promise<Response> | undefined;
    between = { at: 'locked', run: () => void (signedIn = signIn()) };
    const answer = await colleague.exchange({ lanes: [run] });
    expect(standing(answer)).toEqual(['quarantined 1']);
    expect((await signedIn)?.status).toBe(200);
    expect(await latest(mid)).toEqual(['applied']);
  });

  it('[R13] a new epoch: what is written names the new one', async () => {
    const from = await server.store.epoch();
    const to = madeUpId(0xe9);
    between = { at: 'looked', run: () => server.store.beginEpoch({ from, to }) };
    const answer = await colleague.exchange({ lanes: [colleague.run(1, colleague.acts.opening())] });
    expect(standing(answer)).toEqual(['applied 1']);
    expect(await server.store.epoch()).toBe(to);
    expect(answer.seals.map(({ epoch }) => epoch)).toEqual([to]);
  });

  it('[R13] a new epoch, in a commune that nobody has written to: whoever looked before it must look again', async () => {
    const from = await server.store.epoch();
    const [looked, locked] = await server.store.inScope('00001', async (transaction) => {
      const before = await transaction.counter();
      await server.store.beginEpoch({ from, to: madeUpId(0xe9) });
      return [before, await transaction.lockCounter()];
    });
    expect(locked).toEqual({ ...looked, turn: expect.any(Number) as number });
    expect(locked.turn).not.toBe(looked.turn);
  });

  it('[R13] a new epoch waits for whoever writes the first row of a commune, and is told to those who look after', async () => {
    const from = await server.store.epoch();
    let begun: Promise<boolean> | undefined;
    const written = await server.store.inScope('00001', async (transaction) => {
      const counter = await transaction.lockCounter();
      begun = server.store.beginEpoch({ from, to: madeUpId(0xe9) });
      await transaction.write(writesOf({ counter: { ...counter, turn: counter.turn + 1 } }));
      return counter.turn + 1;
    });
    expect(await begun).toBe(true);
    expect((await server.store.read((of) => of('00001').counter())).turn).toBe(written + 1);
  });
});
