import type { Account } from '../protocol/sign-in.ts';
import { createStoreOn, type DeviceStore } from '../store/create-store.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { createExchange } from '../sync/exchange.ts';
import { createPracticeLine } from './practice-line.ts';
import { practiceColleague, practiceOfficer, practiceSession, type PracticeToken } from './practice-session.ts';
import { createPracticeStage } from './practice-stage.ts';
import { setTheStage } from './set-the-stage.ts';

const whole = 'practice' satisfies PracticeToken;

/** Whether the commune lies there as it was made, or as it was left. */
export async function isPracticeReady(store: Pick<DeviceStore, 'session'>): Promise<boolean> {
  return (await store.session())?.token === whole;
}

/** Makes the made-up commune in an empty database. That it is whole is written last. */
export async function makePracticeCommune(storeParts: StoreParts, newToken: () => string): Promise<void> {
  const wall = storeParts.clock;
  let moment = wall.now();
  const staged: StoreParts = { ...storeParts, clock: { now: () => moment, monotonic: () => wall.monotonic() } };
  const store = createStoreOn(staged);
  const exchangeOnce = createExchange({
    store: store.exchange,
    send: createPracticeLine({ storeParts: staged, isCut: () => false, wait: () => Promise.resolve() }),
    check: takenAtItsWord,
    clock: staged.clock,
    randomBytes: storeParts.randomBytes,
    chance: () => 0,
    build: 'practice',
  });
  const exchange = async (): Promise<void> => {
    for (;;) {
      const attempt = await exchangeOnce();
      if (attempt.status !== 'exchanged') throw new Error(`The practice line: ${JSON.stringify(attempt)}`);
      if (attempt.done.fault !== null) throw new Error(`The practice line: ${attempt.done.fault}`);
      if (!attempt.done.workLeft) return;
    }
  };
  const signIn = (who: Account) => store.startSession(practiceSession(who, 'practice-being-made'));
  await signIn(practiceColleague);
  const setClock = (at: string): void => {
    moment = Date.parse(at);
  };
  const asOfficer = () => signIn(practiceOfficer);
  await setTheStage(createPracticeStage({ store, exchange, setClock, clock: wall, newToken, asOfficer }));
  moment = wall.now();
  await exchange();
  await store.startSession(practiceSession(practiceOfficer, whole));
}

/** Its answers come out of the same page: there is no seal to look at, and nobody who could have forged one. */
export const takenAtItsWord: Parameters<typeof createExchange>[0]['check'] = ({ receipts }) =>
  Promise.resolve({ receipts, proofs: [], seals: [], bad: false });
