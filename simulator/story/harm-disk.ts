import { changeRowIfThere } from '../../tests/support/damage.ts';
import type { DiskSnapshot } from '../../tests/support/device-disk.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { tableOnDisk } from '../world/disk.ts';
import type { Machine } from '../world/machine.ts';
import type { World } from './world.ts';

/** Writes over the middle of one row of a table, as a failing disk does. */
export async function damageRow(world: World, machine: Machine, table: string, random: SeededRandom): Promise<void> {
  const rows = machine.disk.rows(table);
  const row = rows[random.integer(0, rows.length - 1)];
  if (row === undefined) return;
  const id = String(row['id']);
  const { damaged, damagedRecords } = world.ledger;
  const noted = table === 'outbox' ? damaged : table === 'records' ? damagedRecords : undefined;
  const isNoted = noted?.has(id) === true;
  noted?.add(id);
  const wasThere = await changeRowIfThere(
    machine.disk.factory,
    { name: machine.disk.name, table: tableOnDisk(table), id },
    (before) => {
      const box = Uint8Array.from(before['box'] as Uint8Array);
      const at = Math.floor(box.length / 2);
      for (let byte = at; byte < Math.min(at + 8, box.length); byte += 1) box[byte] = 0xff;
      return { ...before, box };
    },
  );
  if (!wasThere && !isNoted) noted?.delete(id);
}

/** The power goes, and the disk had lied: what it had said was written is gone back to an earlier moment. */
export function loseCommits(world: World, machine: Machine): void {
  const { scheduler, ledger, keptDisks } = world;
  const kept = keptDisks.get(machine);
  if (kept === undefined) return;
  const there = idsIn(kept, ['outbox', 'acknowledged']);
  for (const mid of idsIn(kept, ['outbox'])) ledger.withoutVoucher.add(mid);
  for (const { mid, machine: of } of ledger.saved.values()) {
    if (of === machine.name && !there.has(mid)) ledger.takenByDisk.add(mid);
  }
  machine.killAll();
  scheduler.soon(
    () =>
      void world.heard(
        machine.goBackTo(kept).then(() => {
          machine.openTab();
        }),
      ),
    { of: world.teller },
  );
}

/** Ids of the rows that a kept disk holds in these tables. */
export function idsIn({ stores }: DiskSnapshot, tables: readonly string[]): Set<string> {
  const onDisk = tables.map(tableOnDisk);
  const rows = stores.filter(({ name }) => onDisk.includes(name)).flatMap((table) => table.rows);
  return new Set(rows.map((row) => (row as { id: string }).id));
}
