import type { HashText } from '../src/domain/words.ts';
import { type Decision, decidePush } from './decide-push.ts';
import type { ApplyMutation } from './judge.ts';
import type { Pokes } from './pokes.ts';
import type { Push } from './push.ts';
import { readPushFacts } from './push-facts.ts';
import { type ServerStore } from './store/port.ts';
import { TakenAlready } from './store/scope-port.ts';
import { createTelling } from './telling.ts';

export interface AcceptParts {
  readonly store: ServerStore;
  readonly apply: ApplyMutation;
  readonly hash: HashText;
  readonly pokes: Pick<Pokes, 'publish'>;
}

/** How often a lost race is run again; the winner's rows are there the next time, so once is enough in practice. */
const tries = 3;

/**
 * Takes in what one exchange brings for one scope: one transaction in which effect, receipt and the lane's last number
 * are written together (R2, R3, R8).
 *
 * It decides before it locks the scope's counter, and decides again under the lock when another transaction came
 * between (R12). Should two still meet, the keys let only one of them write; the other starts over and finds the
 * winner's receipts (R2). Whoever waits for the scope is poked once it has committed.
 */
export async function acceptPush(push: Push, parts: AcceptParts): Promise<Decision> {
  const decision = await decideOnce(push, parts);
  const { writes } = decision;
  if (writes !== null) parts.pokes.publish({ scope: push.scope, seq: writes.counter.seq });
  return decision;
}

async function decideOnce(push: Push, { store, apply, hash }: AcceptParts): Promise<Decision> {
  const telling = createTelling(await store.tellingKey(), push.scope, hash);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.inScope(push.scope, async (transaction) => {
        const facts = await readPushFacts(transaction, push, telling);
        const early = decidePush(push, facts, { apply, hash, telling });
        if (early.writes === null) return early;
        const { turn } = await transaction.lockCounter();
        const decision =
          turn === facts.counter.turn
            ? early
            : decidePush(push, await readPushFacts(transaction, push, telling), { apply, hash, telling });
        if (decision.writes !== null) await transaction.write(decision.writes);
        return decision;
      });
    } catch (error) {
      if (!(error instanceof TakenAlready) || attempt === tries) throw error;
    }
  }
}
