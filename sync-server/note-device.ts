import type { SyncRequest } from '../src/protocol/sync-exchange.ts';
import type { Carrier } from './authenticate.ts';
import type { ServerClock } from './server-clock.ts';
import { type ServerStore, StoreBusy } from './store/port.ts';

/** A device that says nothing new is noted so often at the most. */
const notedEveryMs = 60_000;

/**
 * Keeps what a device has told of itself, and who sat at it. One that had acts waiting and comes with none, while not all of them have come,
 * has lost them: that is noted until somebody has seen it.
 */
export async function noteDevice(
  { machine, account }: Pick<Carrier, 'machine' | 'account'>,
  { lanes, waiting = 0, build, incarnation }: Pick<SyncRequest, 'lanes' | 'waiting' | 'build' | 'incarnation'>,
  { store, clock }: { readonly store: ServerStore; readonly clock: Pick<ServerClock, 'now'> },
): Promise<void> {
  if (machine === undefined) return;
  const exchangedAt = clock.now();
  const isDue =
    machine.exchangedAt === null || Date.parse(exchangedAt) - Date.parse(machine.exchangedAt) >= notedEveryMs;
  const told = { usedBy: account.id, waiting, build, incarnation };
  const isNews = (Object.keys(told) as (keyof typeof told)[]).some((fact) => machine[fact] !== told[fact]);
  if (!isDue && !isNews) return;
  try {
    const counts = machine.waiting > 0 || waiting > 0;
    const received = counts ? await store.devices.received(machine.scope, machine.id) : 0;
    const comesEmpty = waiting === 0 && lanes.every(({ mutations }) => mutations.length === 0);
    const missing = comesEmpty ? Math.max(0, machine.received + machine.waiting - received) : 0;
    await store.devices.note(machine.id, {
      ...{ ...told, exchangedAt, received },
      missing: machine.waiting > 0 ? missing : 0,
    });
  } catch (error) {
    // The exchange has taken place; the next one is noted.
    if (!(error instanceof StoreBusy)) throw error;
  }
}
