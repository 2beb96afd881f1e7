import { makeProvisionalCode, makeReportCode, type ProvisionalCode } from '../domain/provisional-code.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import type { Instant } from '../domain/words.ts';
import { readIdentity } from './identity.ts';
import { readMeta } from './meta.ts';
import { drawCodeNumber } from './code-numbers.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Counted per incarnation and day in Viet Nam, in a transaction: drawn once, whether used or not. Throws when nobody is signed in. */
export async function drawProvisionalCode(parts: StoreParts, at: Instant): Promise<string> {
  return makeProvisionalCode(await drawNumber(parts, at));
}

/** The code of a report, counted among the same numbers. */
export async function drawReportCode(parts: StoreParts, at: Instant): Promise<string> {
  return makeReportCode(await drawNumber(parts, at));
}

async function drawNumber(parts: StoreParts, at: Instant): Promise<ProvisionalCode> {
  const { database } = parts;
  await readIdentity(parts);
  const receivedOn = localDateOf(at);
  return reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const identity = await readMeta(database, 'identity');
      const session = await readMeta(database, 'session');
      if (identity === undefined || session === undefined) throw new Error('a code is drawn for a signed-in person');
      const { incarnation } = identity;
      const number = await drawCodeNumber(database, incarnation, receivedOn);
      return { communeCode: session.scope, incarnation, receivedOn, number };
    }),
  );
}
