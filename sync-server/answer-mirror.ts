import { mayMirror } from '../src/domain/access/mirror-rights.ts';
import type { HashText } from '../src/domain/words.ts';
import { type MirrorAnswer, mirrorPageChanges, type MirrorRequest } from '../src/protocol/mirror.ts';
import type { Carrier } from './authenticate.ts';
import { emptyChain } from './chain-link.ts';
import { Refusal } from './refusal.ts';
import type { ServerStore } from './store/port.ts';

/**
 * The next page of its commune's log for a hub, and the people where they have changed.
 *
 * @throws {Refusal} `forbidden`
 */
export async function answerMirror(
  { cursor, people, changes = mirrorPageChanges }: MirrorRequest,
  { account }: Carrier,
  { store, hash }: { readonly store: ServerStore; readonly hash: HashText },
): Promise<MirrorAnswer> {
  if (!mayMirror(account.roles)) throw new Refusal('forbidden', 'The log of a commune is for its hub.');
  const { scope } = account;
  const known = cursor === null ? emptyChain : await chainAt(scope, cursor.seq, store);
  const lost = cursor !== null && known !== cursor.chain;
  const { change_log, entity, ...page } = await store.mirror.log(scope, lost ? 0 : (cursor?.seq ?? 0), changes);
  const now = await store.mirror.people(scope);
  const told = hash(JSON.stringify(now));
  return { lost, ...page, log: { change_log, entity }, people: told === people ? null : { hash: told, ...now } };
}

async function chainAt(scope: string, seq: number, store: ServerStore): Promise<string | undefined> {
  return seq === 0 ? emptyChain : store.read((of) => of(scope).chainAt(seq));
}
