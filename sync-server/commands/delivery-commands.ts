import type { DeliveryExchange } from '../store/delivery-port.ts';
import { openStore } from '../store/open-store.ts';
import type { ServerStore } from '../store/port.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

type Deed = Extract<Command, { name: 'delivery' }>['deed'];

const atOnce = 500;

/** What whoever runs the server sees of the road to the national systems, and does about it. */
export async function deliveryByHand(
  { deed }: Extract<Command, { name: 'delivery' }>,
  parts: CommandParts,
): Promise<ExitCode> {
  const { settings, clock, timers, newId, say } = parts;
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    if (deed.kind === 'status') return await tellStatus(store, say);
    if ((await store.accounts.commune(deed.commune)) === undefined) {
      say('That commune is not on this server.');
      return exitCodes.foundWrong;
    }
    return await doDeed(deed, store, parts);
  } finally {
    await pokes.close();
    await store.close();
  }
}

async function tellStatus({ accounts, deliveries }: ServerStore, say: CommandParts['say']): Promise<ExitCode> {
  const communes = await accounts.communes();
  const counts = await deliveries.counts(communes.map(({ code }) => code));
  for (const { scope, state, count, since } of counts) say(`${scope} ${state}: ${count}, the first since ${since}`);
  for (const { scope, since, reason } of await deliveries.pauses()) say(`${scope} is paused since ${since}: ${reason}`);
  if (counts.length === 0) say('Nothing has been handed over.');
  return exitCodes.good;
}

async function doDeed(
  deed: Exclude<Deed, { kind: 'status' }>,
  { deliveries }: ServerStore,
  { clock, say }: CommandParts,
): Promise<ExitCode> {
  const scope = deed.commune;
  switch (deed.kind) {
    case 'pause':
      await deliveries.pause({ scope, since: clock.now(), by: null, reason: deed.reason.normalize('NFC') });
      say(`Nothing of ${scope} is handed over until it is resumed.`);
      return exitCodes.good;
    case 'resume': {
      const was = await deliveries.resume(scope);
      say(was ? `${scope} goes on.` : `${scope} was not paused.`);
      return was ? exitCodes.good : exitCodes.foundWrong;
    }
    case 'retry': {
      const count = await deliveries.retry(scope, deed.record ?? null, clock.now());
      say(count === 0 ? 'There is nothing that waits for a person.' : `${count} will be sent again.`);
      return count === 0 ? exitCodes.foundWrong : exitCodes.good;
    }
    case 'exchanges': {
      let after: string | null = null;
      for (;;) {
        const of = { entity: deed.record ?? null, after, most: atOnce };
        const some: readonly DeliveryExchange[] = await deliveries.exchanges(scope, of);
        for (const exchange of some) say(JSON.stringify(exchange));
        after = some.at(-1)?.id ?? null;
        if (some.length < atOnce) return exitCodes.good;
      }
    }
  }
}
