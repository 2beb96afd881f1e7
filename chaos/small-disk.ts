import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place that can be made to have no room left, and have it again. */
export interface SmallDisk {
  readonly folder: string;
  /** Whether it can be filled here: mounting takes root, on Linux. */
  readonly fillable: boolean;
  fill(): void;
  free(): void;
  remove(): void;
}

/** In memory, mounted on a folder of its own; without the right to mount, a plain folder that never fills. */
export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-chaos-'));
  const mounting = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'lien-mach-chaos', folder];
  const fillable = process.platform === 'linux' && spawnSync('mount', mounting).status === 0;
  const filler = join(folder, 'filler');
  return {
    folder,
    fillable,
    fill() {
      if (!fillable) return;
      const { bavail, bsize } = statfsSync(folder);
      if (bavail > 0) spawnSync('fallocate', ['-l', String(bavail * bsize), filler]);
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      // Lazily, if somebody who is about to end still holds a file.
      if (fillable && spawnSync('umount', [folder]).status !== 0) spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
