import { sameValue } from '../domain/same-value.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { AnswerGround } from './answer-ground.ts';
import type { Asked } from './exchange-store.ts';
import { holdFor } from './hold-for.ts';
import { changePerson } from './keys/key-parts.ts';
import { readSessionRow, rolesOf, type SignedIn, writeMeta } from './meta.ts';
import type { StoreParts } from './store-parts.ts';
import { seatOf } from './take-seat.ts';

/** What the server says she is now, where that is something else than this machine knew; `null`: nothing new. */
export function rolesTold(
  { session }: AnswerGround,
  { account, scope }: Asked,
  { roles }: SyncResponse,
): SignedIn | null {
  if (roles === undefined || session?.account !== account || session.scope !== scope) return null;
  return sameValue(rolesOf(session), roles) ? null : { ...session, roles };
}

/** `true`: she is less than before, and what she may no longer hold has left. Only inside a transaction. */
export async function becomeNow(database: StoreParts['database'], session: SignedIn): Promise<boolean> {
  const { account, scope } = session;
  const roles = rolesOf(session);
  const box = (await readSessionRow(database))?.box ?? null;
  await writeMeta(database, 'session', session, box);
  // So she is, too, when she unlocks after a colleague.
  if (box !== null) await changePerson(database, account, { session: seatOf(session, box) });
  return holdFor(database, { account, scope, roles });
}
