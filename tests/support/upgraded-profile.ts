import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DiskSnapshot } from './device-disk.ts';
import { readKeptProfile } from './kept-profile.ts';

/** A profile of one version of the device's database, as the build of that version wrote it. */
function keptIn(name: string) {
  const folder = join(import.meta.dirname, '../fixtures', name);
  return {
    deviceFile: join(folder, 'device.json.gz'),
    snapshot: (): DiskSnapshot => readKeptProfile(join(folder, 'device.json.gz')),
    /** Lays the server's file that belongs to it into a data directory; returns its path. */
    layServerFile(directory: string): string {
      mkdirSync(directory, { recursive: true });
      const file = join(directory, 'lien-mach.db');
      writeFileSync(file, gunzipSync(readFileSync(join(folder, 'server.db.gz'))));
      return file;
    },
  };
}

/** Of the first version, and what it holds by its maker's account. */
export const profile1 = { ...keptIn('profile-1'), held: 1, refused: 1, waiting: 40 } as const;

/** Of the first version that kept pages: one that the server had, one cut on its way, two that wait with their act. */
export const profile6 = { ...keptIn('profile-6'), pages: [12_000, 60_000, 5_000, 70_000] } as const;

interface KeptAct {
  readonly mid: string;
  readonly hash: string;
  /** The canonical text, as its maker wrote it. */
  readonly body: string;
  readonly state: string;
}

/** Every act of the outbox, as it stands in the profile. */
export function actsOf(snapshot: DiskSnapshot): readonly KeptAct[] {
  const rows = snapshot.stores.find(({ name }) => name === 'outbox')?.rows ?? [];
  return rows.map((row) => {
    const { id, hash, box, state } = row as { id: string; hash: string; box: Uint8Array; state: string };
    return { mid: id, hash, state, body: new TextDecoder().decode(box) };
  });
}
