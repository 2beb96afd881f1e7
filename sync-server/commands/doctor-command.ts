import { join } from 'node:path';
import { readDeliverySettings } from '../delivery/delivery-settings.ts';
import { bad, type Finding, good } from '../doctor/finding.ts';
import { lookAtAddress } from '../doctor/look-at-address.ts';
import { lookAtBackups } from '../doctor/look-at-backups.ts';
import { lookAtDatabase } from '../doctor/look-at-database.ts';
import { lookAtFolder } from '../doctor/look-at-folder.ts';
import { lookAtKeys } from '../doctor/look-at-keys.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

const signs = { good: '✓', look: '!', bad: '✗' } as const;

/** Looks at everything a server needs, beside one that runs or without; changes nothing. */
export async function examine(parts: Pick<CommandParts, 'settings' | 'clock' | 'say'>): Promise<ExitCode> {
  const { settings, clock, say } = parts;
  const now = clock.now();
  const pages = settings.documents.folder ?? join(settings.dataDirectory, 'documents');
  const findings = [
    ...lookAtFolder('DATA_DIR', settings.dataDirectory),
    ...lookAtFolder('DOCUMENTS_DIR', pages),
    ...(settings.backup.keyFile === undefined ? [] : lookAtFolder('BACKUP_DIR', settings.backup.folder)),
    ...(await lookAtDatabase(settings, now)),
    ...lookAtKeys(settings),
    ...lookAtBackups(settings.backup, now),
    ...(await lookAtAddress(settings, now)),
    ...lookAtDelivery(settings.deliveryFile),
  ];
  for (const { standing, vi, en } of findings) [`${signs[standing]} ${vi}`, `  ${en}`].forEach((line) => say(line));
  const faults = findings.filter(({ standing }) => standing === 'bad').length;
  const [vi, en] =
    faults === 0
      ? ['Không có gì phải sửa.', 'Nothing must be put right.']
      : [`✗ Phải sửa: ${faults}.`, `To be put right: ${faults}.`];
  ['', vi, en].forEach((line) => say(line));
  return faults === 0 ? exitCodes.good : exitCodes.foundWrong;
}

function lookAtDelivery(file: string | undefined): readonly Finding[] {
  if (file === undefined) return [];
  try {
    const { targets } = readDeliverySettings(file);
    const communes = targets.reduce((sum, target) => sum + target.communes.length, 0);
    return [
      good(
        `DELIVERY_FILE: ${targets.length} đường chuyển, ${communes} xã.`,
        `DELIVERY_FILE: ${targets.length} roads, ${communes} communes.`,
      ),
    ];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [bad(`Không dùng được. ${said}`, said)];
  }
}
