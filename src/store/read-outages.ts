import { emptyLog } from './exchange-log.ts';
import { readMeta } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { OutageFacts } from './store.ts';
import type { StoreParts } from './store-parts.ts';

/** When this machine asked and had no answer of the server, newest first; one that lasts still has no end. */
export async function readOutages({ database }: StoreParts): Promise<readonly OutageFacts[]> {
  return reopening(database, () =>
    database.transaction('r', database.meta, async () => {
      const { outages = [], failingSince } = (await readMeta(database, 'exchangeLog')) ?? emptyLog;
      const instant = (ms: number): string => new Date(ms).toISOString();
      const ended = outages.map(({ from, to, reason }) => ({ from: instant(from), to: instant(to), reason }));
      const lasting = failingSince === undefined ? [] : [{ ...failingSince, from: instant(failingSince.at), to: null }];
      return [...ended, ...lasting.map(({ from, to, reason }) => ({ from, to, reason }))].reverse();
    }),
  );
}
