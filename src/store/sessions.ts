import * as v from 'valibot';
import { canonicalText } from '../domain/canonical-text.ts';
import { signInResponseSchema } from '../protocol/sign-in.ts';
import { jsonOf } from './box.ts';
import { calmLog } from './exchange-log.ts';
import { moveGeneration, readMeta, writeMeta } from './meta.ts';
import { keepServerKeys } from './server-keys.ts';
import type { Session } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const context = 'meta/session';

export async function readSession({ database, boxes }: StoreParts): Promise<Session | null> {
  const row = await reopening(database, () => database.meta.get('session'));
  if (row === undefined) return null;
  const parsed = v.safeParse(signInResponseSchema, jsonOf(await boxes.open(row.box, context)));
  return parsed.success ? parsed.output : null;
}

/** Signs a person in; a loop that a 401 had paused may go on (R9). */
export async function startSession({ database, boxes }: StoreParts, session: Session): Promise<void> {
  const { account, commune, colleagues, token, expiresAt, keys } = session;
  const box = await boxes.seal(canonicalText({ account, commune, colleagues, token, expiresAt }), context);
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const since = await moveGeneration(database);
      await keepServerKeys(database, keys);
      await writeMeta(database, 'session', { account: account.id, scope: commune.code, since }, box);
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
      await database.meta.delete('session');
    }),
  );
}

/** Signs her out. Whatever she made and is not yet received stays (R4, R9). */
export async function endSession({ database }: StoreParts): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      await moveGeneration(database);
      await database.meta.delete('session');
    }),
  );
}
