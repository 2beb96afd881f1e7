import type { BackupSummary } from '../backup/backup-content.ts';
import { checkBackup } from '../backup/check-backup.ts';
import { makeKeyFile, readKeyFile } from '../backup/key-file.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { receiptKeyFileOf } from '../claim-receipt-key.ts';
import { serverVersion } from '../server-version.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { knownKeys } from './known-keys.ts';
import { sayFindings } from './say-findings.ts';

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

export function makeKey({ file }: Of<'key'>, { randomBytes, say }: CommandParts): ExitCode {
  const { id } = makeKeyFile(file, randomBytes);
  say(`A backup key is in ${file}, id ${id}. Write it on paper and keep that apart: without it no backup opens.`);
  return exitCodes.good;
}

export async function backUp({ to, key }: Of<'backup'>, parts: CommandParts): Promise<ExitCode> {
  const { settings, clock, randomBytes, say } = parts;
  const keyFile = key ?? settings.backup.keyFile;
  if (keyFile === undefined) {
    say('A backup is never written in the clear: name a key file by --key or BACKUP_KEY_FILE; "key FILE" makes one.');
    return exitCodes.wrongUse;
  }
  const { file, bytes, summary, outlived } = await writeBackup({
    place: settings,
    folder: to ?? settings.backup.folder,
    key: readKeyFile(keyFile),
    receiptKeyFile: receiptKeyFileOf(settings),
    at: clock.now(),
    server: serverVersion,
    randomBytes,
    pause: async () => undefined,
  });
  say(`${file}: ${bytes} bytes.`);
  sayWhatIsIn(summary, say);
  if (outlived > 0) say(`${outlived} older backups have gone by their age.`);
  return exitCodes.good;
}

export async function verifyBackup({ file, keys }: Of<'verify'>, parts: CommandParts): Promise<ExitCode> {
  const { settings, hash, clock, say } = parts;
  const { summary, findings } = await checkBackup(file, { keys: knownKeys(keys, settings), hash, at: clock.now() });
  sayWhatIsIn(summary, say);
  if (findings.length === 0) {
    say('Good: it opens to its end, every count and digest fits, and every chain in it holds.');
    return exitCodes.good;
  }
  say('It opens to its end and every count and digest fits, but what was copied does not hang together:');
  sayFindings(findings, say);
  return exitCodes.foundWrong;
}

function sayWhatIsIn({ head, tables, rows }: BackupSummary, say: (line: string) => void): void {
  say(
    `Of ${head.at}, by ${head.server} from ${head.database}: ${rows} rows in ${tables.length} tables, ` +
      `newest receipt ${head.newestReceipt ?? 'none'}, epoch ${head.epoch}.`,
  );
  for (const { scope, seq, receiptNo, batch, receiptChain } of head.communes) {
    say(`Commune ${scope}: ${seq} changes, ${receiptNo} receipts, batch ${batch}, chain ${receiptChain}.`);
  }
}
