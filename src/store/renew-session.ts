import type { RefreshAnswer } from '../protocol/refresh.ts';
import { calmLog } from './exchange-log.ts';
import { readIdentity } from './identity.ts';
import { changePerson } from './keys/key-parts.ts';
import { readMeta, readSessionRow, type SignedIn, writeMeta } from './meta.ts';
import { openSession, renewal, sealSession } from './sessions.ts';
import { reopening } from './storage-failure.ts';
import { seatOf } from './take-seat.ts';
import type { Session } from './store.ts';
import type { StoreParts } from './store-parts.ts';

/** A session that the device can renew. */
export interface Renewable {
  readonly token: string;
  readonly refresh: string;
  readonly device: string;
  /** The token has been refused, or is near its end. */
  readonly isDue: boolean;
}

/** `null`: nobody is signed in, or she can only sign in again. */
export async function readRenewable(parts: StoreParts): Promise<Renewable | null> {
  const { database, boxes, clock } = parts;
  const [row, log] = await reopening(database, () =>
    database.transaction('r', database.meta, () =>
      Promise.all([readSessionRow(database), readMeta(database, 'exchangeLog')]),
    ),
  );
  // Said in the clear, so that nothing is opened for nothing before each exchange.
  if (row?.value.renewAt === undefined) return null;
  const session = await openSession(boxes, row);
  if (session?.refresh === undefined) return null;
  const { device } = await readIdentity(parts);
  const isDue = log?.signInNeeded === true || clock.now() >= row.value.renewAt;
  return { token: session.token, refresh: session.refresh.token, device, isDue };
}

/** Puts what the server gave for the refresh token that was `used` in its place, unless another came first. */
export function keepRenewed(
  parts: StoreParts,
  used: string,
  { token, expiresAt, refresh }: RefreshAnswer,
): Promise<void> {
  return changeSession(parts, used, (session) => ({ ...session, token, expiresAt, refresh }));
}

/** The server does not take it any more: she works on, and signs in again when the token has run out (R9). */
export function dropRefresh(parts: StoreParts, used: string): Promise<void> {
  return changeSession(parts, used, ({ refresh: _, ...session }) => session);
}

async function changeSession(parts: StoreParts, used: string, change: (session: Session) => Session): Promise<void> {
  const { database, boxes, clock } = parts;
  const row = await reopening(database, () => readSessionRow(database));
  const before = row === undefined ? null : await openSession(boxes, row);
  if (row === undefined || before?.refresh?.token !== used) return;
  const session = change(before);
  const box = await sealSession(boxes, session);
  const { renewAt: _, ...stays } = row.value;
  const value: SignedIn = { ...stays, ...renewal(session, clock.now()) };
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.keys, async () => {
      const now = await readMeta(database, 'session');
      // Somebody else's seat by now, or renewed already by another tab.
      if (now?.since !== row.value.since || now.renewAt !== row.value.renewAt) return;
      // What she is may have been told meanwhile (R18).
      const seat = { ...value, ...(now.roles === undefined ? {} : { roles: now.roles }) };
      await writeMeta(database, 'session', seat, box);
      await changePerson(database, seat.account, { session: seatOf(seat, box) });
      const log = await readMeta(database, 'exchangeLog');
      if (log?.signInNeeded === true && session.refresh !== undefined) {
        await writeMeta(database, 'exchangeLog', calmLog(log));
      }
    }),
  );
}
