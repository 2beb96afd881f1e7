import { acceptPush, type AcceptParts } from './accept-push.ts';
import type { ServerClock } from './server-clock.ts';
import { passingCauses } from './server-problems.ts';
import type { AccountDevice, StoredMutation } from './store/scope-rows.ts';

export interface ReconsiderParts extends AcceptParts {
  readonly clock: ServerClock;
}

const atOnce = 200;

/**
 * Judges again what an older build, or a server without the author's account, had to set in quarantine (R15, R18).
 * Returns how many have a new receipt.
 */
export async function reconsider(parts: ReconsiderParts): Promise<number> {
  let changed = 0;
  for (const { code } of await parts.store.accounts.communes()) {
    changed += await judgeAgain(code, passingCauses, () => true, parts);
  }
  return changed;
}

/** Judges again what waits for this author to be seen on this device (R9). */
export async function judgeAgainFor(
  { account, device }: AccountDevice,
  scope: string,
  parts: ReconsiderParts,
): Promise<void> {
  const hers = (mutation: StoredMutation) => mutation.author === account && mutation.device === device;
  await judgeAgain(scope, ['authorNotSeenOnDevice'], hers, parts);
}

/** The same of what waits for this author to be what it takes; after her roles have changed. */
export async function judgeAgainAfterRoles(account: string, scope: string, parts: ReconsiderParts): Promise<void> {
  await judgeAgain(scope, ['roleLacking'], ({ author }) => author === account, parts);
}

async function judgeAgain(
  scope: string,
  causes: readonly string[],
  wanted: (mutation: StoredMutation) => boolean,
  parts: ReconsiderParts,
): Promise<number> {
  let changed = 0;
  for (let afterNo = 0; ;) {
    const some = await parts.store.read((reads) => reads(scope).quarantinedFor(causes, afterNo, atOnce));
    const last = some.at(-1);
    if (last === undefined) return changed;
    afterNo = last.no;
    const again = some.filter(wanted).map(({ mid }) => mid);
    if (again.length === 0) continue;
    const push = { scope, carrierHasRight: true, runs: [], words: [], again, at: parts.clock.now() };
    const { writes } = await acceptPush(push, parts);
    changed += writes?.judgedAgain.length ?? 0;
  }
}
