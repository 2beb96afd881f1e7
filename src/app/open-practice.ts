import { createLineCut } from '../practice/line-cut.ts';
import { takenAtItsWord } from '../practice/open-practice-commune.ts';
import { openPracticeDatabase } from '../practice/practice-database.ts';
import { createPracticeLine } from '../practice/practice-line.ts';
import type { Door } from '../state/door.ts';
import { paths } from '../state/paths.ts';
import type { PracticeDesk } from '../state/practice.ts';
import { createStoreOn } from '../store/create-store.ts';
import { plainSealer } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import { openStoreParts } from '../store/open-store-parts.ts';
import type { Session } from '../store/store.ts';
import { watchUpgrade } from '../store/watch-upgrade.ts';
import { beginLoop } from './begin-loop.ts';
import { watchUpdates } from './begin-work.ts';
import { composeDesk, newToken } from './compose-desk.ts';
import type { OpenDesk } from './open-desk.ts';
import type { BrowserWorld } from './real-parts.ts';

export interface OpenPractice {
  readonly door: Door;
  readonly desk: Promise<OpenDesk>;
  readonly session: Session;
  readonly practice: PracticeDesk;
}

/** Said to the page that is loaded next in this tab: what was practised is to be forgotten. */
const anewKey = 'lien-mach.practice-anew';

/** So long an act is seen to be on its way. */
const onTheWay = 900;

/**
 * The practice desk: the same code on a database of its own, and in place of the wire a line that ends in this page. The
 * real database is not opened, and no wire is made.
 */
export async function openPractice(world: BrowserWorld): Promise<OpenPractice> {
  const { clock, timers, newId, randomBytes } = world;
  const open = () =>
    openStoreParts({ ...world, place: { name: 'lien-mach-practice' }, sealer: plainSealer, hash: hashText });
  const storeParts = await openPracticeDatabase({
    open,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    newToken: () => newToken(randomBytes),
    anew: sessionStorage.getItem(anewKey) !== null,
    onForgotten: () => location.reload(),
  });
  sessionStorage.removeItem(anewKey);
  const store = createStoreOn(storeParts);
  const line = createLineCut();
  const { replay, storage } = beginLoop({
    store,
    clock,
    timers,
    randomBytes,
    chance: world.chance,
    newId,
    build: 'practice',
    lockName: 'lien-mach-practice-replay',
    talk: () => ({
      send: createPracticeLine({
        storeParts,
        isCut: line.isCut,
        wait: () => new Promise((resolve) => void timers.set(onTheWay, resolve)),
      }),
      check: takenAtItsWord,
    }),
  });
  const session = await store.session();
  if (session === null) throw new Error('Nobody practises in the practice commune.');
  return {
    session,
    door: {
      sessions: store,
      upgrade: watchUpgrade(storeParts.database),
      keyring: null,
      recovery: null,
      passkeys: null,
      admit: () => Promise.resolve('closed'),
      signIn: () => Promise.resolve({ status: 'offline' }),
      changePassword: () => Promise.resolve('later'),
      wakeReplay: (reason) => replay.wake(reason),
    },
    desk: Promise.resolve({
      parts: composeDesk(storeParts, {
        store,
        timers,
        replay,
        storage,
        // Nobody practises on a machine that could be revoked.
        atServer: () => Promise.reject(new Error('There is no server in the practice commune.')),
        ownKeys: () => Promise.reject(new Error('Nobody signs in to the practice commune.')),
        fetchPage: () => Promise.resolve({ status: 'missing' }),
        setApart: () => Promise.resolve({ status: 'told', acts: [], more: false }),
        signSlip: () => Promise.resolve(undefined),
        carry: null,
        boxKeys: null,
        signOut: () => store.endSession(),
        fileName: (name) => `THUC-HANH-${name}`,
      }),
      updates: watchUpdates(timers),
    }),
    practice: {
      line: {
        ...line,
        cut(isCut) {
          line.cut(isCut);
          if (!isCut) replay.wake('online');
        },
      },
      // By the next page, that has nothing of it on its screens.
      startAnew() {
        sessionStorage.setItem(anewKey, 'yes');
        location.assign(paths.practice);
      },
    },
  };
}
