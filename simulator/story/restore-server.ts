import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { World } from './world.ts';

/** The server's database is put back to one of its backups, while the desks go on. */
export function restoreServer(world: World, random: SeededRandom): void {
  const { ledger, servers, backups, machines, story } = world;
  const [kept] = backups.splice(random.integer(0, Math.max(0, backups.length - 1)), 1);
  if (kept === undefined) return;
  ledger.restores += 1;
  // Until this is noticed too, the epoch of the backup is the present one.
  ledger.endedEpochs.clear();
  for (const { disk } of machines) {
    for (const row of disk.rows('acknowledged')) {
      const [mid, first] = [String(row['id']), String(row['serverTime'])];
      if (row['outcome'] !== 'released' && !ledger.vouched.has(mid)) ledger.vouched.set(mid, first);
    }
  }
  servers.restore(kept, story.servers);
}
