import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Restored } from '../backup/restore-order.ts';
import { receiptKeyFileOf } from '../claim-receipt-key.ts';
import { lookAtAllPens } from '../look-at-pens.ts';
import { openStore } from '../store/open-store.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { knownKeys } from './known-keys.ts';
import { sayFindings } from './say-findings.ts';

/** Puts a backup back, suspends the pens (R19), and says what is not in it. */
export async function restore(command: Extract<Command, { name: 'restore' }>, parts: CommandParts): Promise<ExitCode> {
  const { settings, clock, newId, hash, say } = parts;
  const { file, replace, despiteFindings } = command;
  const done = await restoreBackup({
    file,
    keys: knownKeys(command.keys, settings),
    place: settings,
    receiptKeyFile: receiptKeyFileOf(settings),
    replace,
    despiteFindings,
    at: clock.now(),
    newId,
    hash,
  });
  switch (done.status) {
    case 'notEmpty':
      say('There are records in this database. Nothing was changed. --replace puts the backup in their place.');
      return exitCodes.foundWrong;
    case 'inUse':
      say('A server works on this database. Nothing was changed. Stop every server of it first.');
      return exitCodes.foundWrong;
    case 'findings':
      say(
        'What is in the backup does not hang together. Nothing was changed. --despite-findings restores it all the same.',
      );
      sayFindings(done.findings, say);
      return exitCodes.foundWrong;
    case 'restored': {
      const suspended = await suspendPens(parts);
      sayRestored(done, suspended, say);
      return exitCodes.good;
    }
    default: {
      const unreachable: never = done;
      throw new Error(`No such outcome: ${String(unreachable)}`);
    }
  }
}

/** R19: no number is given out on the word of a history that was lost. */
async function suspendPens({ settings, clock, timers, newId, hash }: CommandParts): Promise<number> {
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    const before = await changes();
    await lookAtAllPens({ store, pokes, clock, hash, apply: applyMutation });
    return (await changes()) - before;
  } finally {
    await pokes.close();
    await store.close();
  }

  async function changes(): Promise<number> {
    let sum = 0;
    for (const { code } of await store.accounts.communes()) {
      sum += (await store.read((reads) => reads(code).counter())).seq;
    }
    return sum;
  }
}

function sayRestored(
  { summary, epoch, putAside, findings, receiptKey }: Extract<Restored, { status: 'restored' }>,
  suspended: number,
  say: (line: string) => void,
): void {
  const { newestReceipt, at } = summary.head;
  say(
    `Restored ${summary.rows} rows; everything received after ${newestReceipt ?? at} is lost here until the machines ` +
      'that sent it connect and bring it back.',
  );
  say(`The server goes on under the new epoch ${epoch}. Pens suspended until their holders prove them: ${suspended}.`);
  if (putAside !== null) say(`What stood there before is kept as ${putAside}.`);
  switch (receiptKey) {
    case 'putBack':
      say('The key that receipts are signed with was put back too.');
      break;
    case 'stoodThere':
      break;
    case 'notInBackup':
      say('The backup has no key for receipts: put its file back by hand, or a new one is made at the next start.');
      break;
    default: {
      const unreachable: never = receiptKey;
      throw new Error(`No such answer: ${String(unreachable)}`);
    }
  }
  if (findings.length > 0) sayFindings(findings, say);
}
