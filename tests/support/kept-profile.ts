import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DiskSnapshot } from './device-disk.ts';

const bytesKey = '$bytes';

/** Writes a profile as gzipped JSON; bytes as base64 under one reserved key. */
export function keepProfile(file: string, snapshot: DiskSnapshot): void {
  const text = JSON.stringify(snapshot, (_key, value: unknown) =>
    Object.prototype.toString.call(value) === '[object Uint8Array]'
      ? { [bytesKey]: Buffer.from(value as Uint8Array).toString('base64') }
      : value,
  );
  writeFileSync(file, gzipSync(text, { level: 9 }));
}

export function keptProfileText(file: string): string {
  return gunzipSync(readFileSync(file)).toString('utf8');
}

export function readKeptProfile(file: string): DiskSnapshot {
  return JSON.parse(keptProfileText(file), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && bytesKey in value
      ? new Uint8Array(Buffer.from(String(value[bytesKey]), 'base64'))
      : value,
  ) as DiskSnapshot;
}
