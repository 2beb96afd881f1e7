import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { Machine, Tab } from '../world/machine.ts';
import { officers } from '../world/people-of-the-world.ts';
import { perform, unlessDisk } from './make-act.ts';
import type { World } from './world.ts';

/** R18: an administrator ends an officer's access, as long as somebody is left. */
export async function endAccess(world: World, number: number): Promise<void> {
  const { ledger, servers, scheduler } = world;
  const { id } = world.officer(number);
  if (ledger.ended.size >= officers.length - 1 || ledger.ended.has(id)) return;
  // The server's clock knows whole milliseconds.
  const begun = { from: Math.floor(scheduler.now), to: Infinity };
  ledger.ended.set(id, begun);
  await servers.endAccess(id);
  ledger.ended.set(id, { ...begun, to: scheduler.now });
}

/** R18: an administrator revokes a machine, which may be locked just then. */
export async function revokeMachine(world: World, machine: Machine, locked: boolean): Promise<void> {
  const { ledger, servers, scheduler } = world;
  const { device } = machine;
  if (device === undefined || ledger.revoked.has(device)) return;
  if (locked) machine.lock();
  const begun = { from: Math.floor(scheduler.now), to: Infinity };
  ledger.revoked.set(device, begun);
  await servers.revoke(device);
  ledger.revoked.set(device, { ...begun, to: scheduler.now });
}

/** It comes as another machine, and somebody signs in on it. */
export function beginAnew(world: World, machine: Machine, number: number): void {
  machine.beginAnew();
  const [tab] = machine.tabs;
  if (tab === undefined) return;
  world.inTab(tab, () =>
    unlessDisk(async () => {
      await tab.signIn(world.officer(number));
    }),
  );
}

/** R18: somebody decides about an act that the server has set apart. */
export async function decideApart(
  world: World,
  { machine, tab, take }: { readonly machine: Machine; readonly tab: Tab; readonly take: boolean },
  random: SeededRandom,
): Promise<void> {
  const apart = [...world.ledger.setApart];
  const mid = apart[random.integer(0, apart.length - 1)];
  const entity = world.ledger.saved.get(mid ?? '')?.entity;
  if (mid === undefined || entity === undefined) return;
  const args = { mid, take, reason: 'Đã hỏi lại người phụ trách (thử)' };
  await perform(world, { ...tab, machine }, { name: 'decideQuarantined', entity, args });
}
