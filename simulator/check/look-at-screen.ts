import { isFinal } from '../../src/protocol/receipt.ts';
import type { Machine, Tab } from '../world/machine.ts';
import type { Scheduler } from '../world/scheduler.ts';
import { checkDisk, waitingOn } from './check-device.ts';
import { checkPagesOnDisk, lookAtPages } from './check-pages.ts';
import type { Ledger } from './ledger.ts';

/**
 * R16: what a tab's screen says, against the rows of its disk at every moment between the question and the answer.
 * Something else may happen on the disk meanwhile, so any of those moments may be the one that is told.
 */
export async function lookAtScreen(ledger: Ledger, scheduler: Scheduler, machine: Machine, tab: Tab): Promise<void> {
  const moments = new Set<string>();
  const waitingEntities: Set<string>[] = [];
  const note = (): void => {
    const { count, oldest } = waitingOn(machine);
    moments.add(`${count} ${oldest}`);
    const rows = machine.disk.rows('outbox');
    waitingEntities.push(new Set(rows.map((row) => String(row['entity']))));
  };
  const stop = scheduler.observe(note, tab.process);
  note();
  try {
    const { waiting, oldestMadeAt } = await tab.store.exchangeStatus();
    note();
    if (!moments.has(`${waiting} ${oldestMadeAt}`)) {
      ledger.violate(
        'waiting',
        `${machine.name} says ${waiting} wait since ${oldestMadeAt}; true: ${[...moments].join(', ')}`,
      );
    }
    waitingEntities.length = 0;
    note();
    const shown = await tab.store.dossiers({ limit: 20 });
    note();
    for (const { dossier, exchange, receipts } of shown) {
      if (exchange === 'received' && waitingEntities.every((entities) => entities.has(dossier.id))) {
        ledger.violate('screen', `${machine.name} shows ${dossier.id} as received, and acts on it are in the outbox`);
      }
      // An act keeps every word of the server on it; the last one says where it stands.
      const last = new Map(receipts.map((receipt) => [receipt.mid, receipt]));
      for (const receipt of receipts) {
        if (!ledger.hasWritten(receipt)) {
          ledger.violate('receipts', `${machine.name} shows a receipt for ${receipt.mid} that no server wrote`);
        } else if (exchange === 'received' && last.get(receipt.mid) === receipt && !isFinal(receipt.status)) {
          ledger.violate('screen', `${machine.name} shows ${dossier.id} as received with a held receipt`);
        }
      }
    }
    const { account } = (await tab.store.session()) ?? {};
    const { entries } = await tab.store.outbox();
    const after = (await tab.store.session())?.account;
    if (account?.id === after?.id && entries.some(({ author }) => author !== account?.id)) {
      ledger.violate('colleagues', `${machine.name} shows ${account?.username ?? 'nobody'} the acts of others`);
    }
    await lookAtPages(ledger, scheduler, machine, tab);
    if (!machine.disk.quiet) return;
    checkDisk(ledger, machine);
    checkPagesOnDisk(ledger, machine);
  } finally {
    stop();
  }
}
