import { DamagedBackup, OtherBackupKey } from '../backup/damaged-backup.ts';
import { BadKeyFile } from '../backup/key-file.ts';
import { BackupNotWritten } from '../backup/write-backup.ts';
import { giveRolesByHand } from '../give-roles-by-hand.ts';
import { handOverByHand } from '../hand-over-by-hand.ts';
import { NewerDatabase } from '../store/newer-database.ts';
import { NoDatabase } from '../store/read-whole.ts';
import { auditChain } from './audit-command.ts';
import { backUp, makeKey, verifyBackup } from './backup-commands.ts';
import { carryByHand } from './carry-commands.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { deliveryByHand } from './delivery-commands.ts';
import { devicesByHand, makeCodeByHand } from './device-commands.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { examine } from './doctor-command.ts';
import { findReads } from './find-reads.ts';
import { joinAsHub } from './hub-commands.ts';
import { helpText } from './help.ts';
import { migrate } from './migrate-command.ts';
import { auditAccessLog, peopleByHand } from './people-commands.ts';
import { restore } from './restore-command.ts';

/** Failures whose message is for a person at the terminal as it stands. */
const told = [BadKeyFile, BackupNotWritten, NewerDatabase, NoDatabase, OtherBackupKey];

/** Everything but serving. */
export async function runCommand(command: Exclude<Command, { name: 'serve' }>, parts: CommandParts): Promise<ExitCode> {
  const { say } = parts;
  try {
    switch (command.name) {
      case 'help':
        helpText.split('\n').forEach((line) => say(line));
        return exitCodes.good;
      case 'wrong':
        [command.sentence, '', ...helpText.split('\n')].forEach((line) => say(line));
        return exitCodes.wrongUse;
      case 'doctor':
        return await examine(parts);
      case 'migrate':
        return await migrate(command, parts);
      case 'handOver':
        return (await handOverByHand(command.words, parts)) ? exitCodes.good : exitCodes.foundWrong;
      case 'roles':
        return (await giveRolesByHand(command.words, parts)) ? exitCodes.good : exitCodes.foundWrong;
      case 'deviceCode':
        return await makeCodeByHand(command, parts);
      case 'devices':
        return await devicesByHand(command, parts);
      case 'people':
        return await peopleByHand(command, parts);
      case 'delivery':
        return await deliveryByHand(command, parts);
      case 'carry':
        return await carryByHand(command, parts);
      case 'hubJoin':
        return await joinAsHub(command, parts);
      case 'auditAccess':
        return await auditAccessLog(command, parts);
      case 'key':
        return makeKey(command, parts);
      case 'backup':
        return await backUp(command, parts);
      case 'verify':
        return await verifyBackup(command, parts);
      case 'restore':
        return await restore(command, parts);
      case 'auditVerify':
        return await auditChain(command, parts);
      case 'auditReads':
        return await findReads(command, parts);
      default: {
        const unreachable: never = command;
        throw new Error(`No such command: ${String(unreachable)}`);
      }
    }
  } catch (error) {
    if (error instanceof DamagedBackup) {
      say(error.message);
      return exitCodes.foundWrong;
    }
    if (!told.some((kind) => error instanceof kind)) throw error;
    say((error as Error).message);
    return exitCodes.notDone;
  }
}
