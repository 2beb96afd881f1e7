import { type BackupKey, readKeyFile } from '../backup/key-file.ts';
import type { Settings } from '../environment.ts';

/** Keys that were named, and the present one: an older backup may be under the key before it. */
export function knownKeys(files: readonly string[], { backup }: Pick<Settings, 'backup'>): readonly BackupKey[] {
  const present = backup.keyFile === undefined ? [] : [backup.keyFile];
  return [...new Set([...files, ...present])].map(readKeyFile);
}
