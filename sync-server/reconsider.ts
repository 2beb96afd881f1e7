import { acceptPush } from './accept-push.ts';
import type { HashText } from '../src/domain/words.ts';
import type { ApplyMutation } from './judge.ts';
import type { ServerClock } from './server-clock.ts';
import { passingCauses } from './server-problems.ts';
import type { ServerStore } from './store/port.ts';

interface ReconsiderParts {
  readonly store: ServerStore;
  readonly clock: ServerClock;
  readonly hash: HashText;
  readonly apply: ApplyMutation;
}

const atOnce = 200;

/**
 * Judges again what an older build, or a server without the author's account, had to set in quarantine (R15, R18).
 * Returns how many have a new receipt.
 */
export async function reconsider({ store, clock, hash, apply }: ReconsiderParts): Promise<number> {
  let changed = 0;
  for (const { code: scope } of await store.accounts.communes()) {
    for (let afterNo = 0; ;) {
      const some = await store.read((reads) => reads(scope).quarantinedFor(passingCauses, afterNo, atOnce));
      const last = some.at(-1);
      if (last === undefined) break;
      afterNo = last.no;
      const again = some.map(({ mid }) => mid);
      const push = { scope, carrierHasRight: true, runs: [], again, at: clock.now() };
      const { writes } = await acceptPush(push, { store, apply, hash });
      changed += writes?.judgedAgain.length ?? 0;
    }
  }
  return changed;
}
