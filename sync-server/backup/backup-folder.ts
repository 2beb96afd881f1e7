import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptFile, outlived } from './keep-by-age.ts';

const namePattern = /^lien-mach-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.backup$/u;

/** Its time is in its name, with nothing a file system minds. */
export function backupName(at: string): string {
  return `lien-mach-${at.replaceAll(/[:.]/gu, '-')}.backup`;
}

/** The backups in a folder, oldest first; what is not called like one is nobody's business here. */
export function backupsIn(folder: string): readonly KeptFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const at = timeOf(name);
      return at === undefined ? [] : [{ name, at }];
    });
}

function timeOf(name: string): string | undefined {
  const [, date, hour, minute, second, ms] = namePattern.exec(name) ?? [];
  return date === undefined ? undefined : `${date}T${hour}:${minute}:${second}.${ms}Z`;
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** So that a name that was given, or taken away, is on disk as well. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

const dayMs = 86_400_000;

/** Takes away what has outlived its use, and what a backup that was cut short has left; how many backups. */
export function tidyFolder(folder: string, now: string): number {
  for (const name of readdirSync(folder)) {
    const begun = name.endsWith('.partial') ? timeOf(name.slice(0, -'.partial'.length)) : undefined;
    if (begun !== undefined && Date.parse(now) - Date.parse(begun) > dayMs) rmSync(join(folder, name), { force: true });
  }
  const going = outlived(backupsIn(folder), now);
  for (const { name } of going) rmSync(join(folder, name), { force: true });
  if (going.length > 0) syncFolder(folder);
  return going.length;
}
