import type { Role } from '../src/domain/access/role.ts';
import type { LaneRun, SyncRequest } from '../src/protocol/sync-exchange.ts';
import type { Carrier } from './authenticate.ts';
import type { ServerStore } from './store/port.ts';

/** Who may bring what was made on another device of her commune: people out of its sealed file, the hub what it took in. */
const mayBring: ReadonlySet<Role> = new Set(['leader', 'administrator', 'hub']);

/**
 * R9: acts made on a device that cannot come itself are brought by an administrator, a leader or the hub of its commune, if somebody
 * of the commune has ever signed in on it. Others' runs are not taken in and not answered for, as of a commune that is not
 * here: whoever carries them keeps them. Each act is judged as ever, by its author, and whether she has signed in there.
 */
export async function whichMayBeBrought(
  { device, lanes }: SyncRequest,
  { account, machine }: Carrier,
  store: ServerStore,
): Promise<(run: LaneRun) => boolean> {
  const elsewhere = new Set(lanes.flatMap((run) => run.device ?? []));
  elsewhere.delete(device);
  const isHere = (run: LaneRun): boolean => run.device === undefined || run.device === device;
  // R18: of a person's machine the acts themselves are looked at; a hub is nobody, and brings nothing once it is revoked.
  const stands = (role: Role): boolean => role !== 'hub' || (machine?.revokedAt ?? null) === null;
  const may = account.endedAt === undefined && account.roles.some((role) => mayBring.has(role) && stands(role));
  if (elsewhere.size === 0 || !may) return isHere;
  const seen = await store.read((scope) => scope(account.scope).signedInOn([...elsewhere]));
  const known = new Set(seen.map((one) => one.device));
  return (run) => isHere(run) || (run.scope === account.scope && known.has(run.device ?? ''));
}
