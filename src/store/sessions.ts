import * as v from 'valibot';
import { canonicalText } from '../domain/canonical-text.ts';
import { signInResponseSchema } from '../protocol/sign-in.ts';
import { jsonOf } from './box.ts';
import { sessionOnDisk } from './names-on-disk.ts';
import { calmLog } from './exchange-log.ts';
import { changePerson } from './keys/key-parts.ts';
import { moveGeneration, readMeta, readSessionRow, rolesOf, type SessionRow, writeMeta } from './meta.ts';
import { seatTables, takeSeat } from './take-seat.ts';
import { keepServerKeys } from './server-keys.ts';
import type { Bytes } from './device-ports.ts';
import type { Session } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const context = 'meta/session';

export async function readSession({ database, boxes }: StoreParts): Promise<Session | null> {
  const row = await reopening(database, () => readSessionRow(database));
  return row === undefined ? null : openSession(boxes, row);
}

/** `null`: it can no longer be read. Never inside a transaction. What she is now stands beside the box (R18). */
export async function openSession(boxes: StoreParts['boxes'], { value, box }: SessionRow): Promise<Session | null> {
  const parsed = v.safeParse(signInResponseSchema, jsonOf(await boxes.open(box, context)));
  if (!parsed.success) return null;
  return { ...parsed.output, account: { ...parsed.output.account, roles: rolesOf(value) } };
}

export function sealSession(boxes: StoreParts['boxes'], session: Session): Promise<Bytes> {
  const { account, commune, colleagues, token, expiresAt, refresh } = session;
  const renewed = refresh === undefined ? {} : { refresh };
  return boxes.seal(canonicalText({ account, commune, colleagues, token, expiresAt, ...renewed }), context);
}

/** When to renew a token that has just come. */
export function renewal({ refresh }: Pick<Session, 'refresh'>, now: number): { readonly renewAt?: number } {
  return refresh === undefined ? {} : { renewAt: now + refresh.renewAfterSeconds * 1_000 };
}

/** Signs a person in; a loop that a 401 had paused may go on (R9). */
export async function startSession({ database, boxes, clock }: StoreParts, session: Session): Promise<void> {
  const { account, commune, keys } = session;
  const box = await sealSession(boxes, session);
  const seat = { scope: commune.code, roles: account.roles, ...renewal(session, clock.now()), box };
  await reopening(database, () =>
    database.transaction('rw', seatTables(database), async () => {
      // A colleague may work here meanwhile: hers is found again when she unlocks.
      await changePerson(database, account.id, { session: seat });
      await takeSeat(database, account.id, seat);
      await keepServerKeys(database, keys);
      const log = await readMeta(database, 'exchangeLog');
      if (log !== undefined) await writeMeta(database, 'exchangeLog', calmLog(log));
    }),
  );
}

/** A session that can no longer be read is none: nobody is signed in, so that the loop rests until somebody is (R9, R17). */
export async function endUnreadableSession(parts: StoreParts): Promise<void> {
  const { database } = parts;
  const since = (await reopening(database, () => readMeta(database, 'session')))?.since;
  if (since === undefined || (await readSession(parts)) !== null) return;
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      if ((await readMeta(database, 'session'))?.since !== since) return;
      await moveGeneration(database);
      await database.meta.delete(sessionOnDisk);
    }),
  );
}

/** Signs her out. Whatever she made and is not yet received stays (R4, R9). */
export async function endSession({ database }: StoreParts): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.keys, async () => {
      const session = await readMeta(database, 'session');
      if (session !== undefined) await changePerson(database, session.account, { session: null });
      await moveGeneration(database);
      await database.meta.delete(sessionOnDisk);
    }),
  );
}
