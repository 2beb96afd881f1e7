import type { Logger } from 'pino';
import { failureForLog } from '../log.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { ServerStore } from '../store/port.ts';
import type { PageBlobs } from './page-blobs.ts';

const dayMs = 86_400_000;
/** A page that no record names for so long is nobody's: its act has not come, or took it away again. */
export const graceDays = 60;
/** After the start. */
const settlingMs = 10 * 60_000;
const pagesAtOnce = 200;

interface CollectParts {
  readonly store: Pick<ServerStore, 'pages'>;
  readonly blobs: PageBlobs;
  readonly clock: Pick<ServerClock, 'now'>;
}

/** Takes away pages that no record names, and that are old enough; how many. */
export async function collectOrphans({ store: { pages }, blobs, clock }: CollectParts): Promise<number> {
  const before = new Date(Date.parse(clock.now()) - graceDays * dayMs).toISOString();
  let taken = 0;
  for (const scope of await pages.scopes()) {
    let named: ReadonlySet<string> | undefined;
    for (let after = ''; ;) {
      const old = await pages.begunBefore(before, { scope, after, most: pagesAtOnce });
      const last = old.at(-1);
      if (last === undefined) break;
      after = last.sha256;
      named ??= await pages.named(scope);
      const seen = named;
      if (old.every(({ sha256 }) => seen.has(sha256))) continue;
      // Looked at once more, so that what has come to be named during a long run stays; in this order, so that a record
      // that leaves meanwhile is met in one of the two.
      named = await pages.named(scope);
      const elsewhere = await pages.namedAfterLeaving();
      for (const page of old) {
        if (named.has(page.sha256) || elsewhere.has(page.sha256)) continue;
        // The row first: without it nobody is given the page, and what is left behind is no more than room on a disk.
        if (!(await pages.forget(page))) continue;
        await blobs.remove(page);
        taken += 1;
      }
    }
  }
  return taken;
}

/** Once a day. Returns how to stop. */
export function keepCollecting(
  parts: CollectParts & { readonly timers: ServerTimers; readonly log: Logger },
): () => void {
  const { timers, log } = parts;
  let stopped = false;
  let cancel = (): void => undefined;
  const plan = (milliseconds: number): void => {
    if (!stopped) cancel = timers.set(milliseconds, () => void once());
  };
  const once = async (): Promise<void> => {
    try {
      const collected = await collectOrphans(parts);
      if (collected > 0) log.info({ collected }, 'pages that no record names are taken away');
    } catch (error) {
      log.error(failureForLog(error), 'pages that no record names could not be taken away');
    }
    plan(dayMs);
  };
  plan(settlingMs);
  return () => {
    stopped = true;
    cancel();
  };
}
