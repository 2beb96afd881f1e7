import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const packable = /\.(css|html|ico|js|json|svg|txt|wasm|webmanifest)$/;

/** Whether a file of the app travels as `<file>.gz`. Pictures and fonts are packed already. */
export function isPackable(file: string): boolean {
  return packable.test(file);
}

/** The same bytes on every machine: no time stamp (Node writes none), and no trace of the system that packed it. */
export function gzip(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255; // RFC 1952 §2.3.1: operating system unknown
  return packed;
}

export function gzipFile(file: string): void {
  writeFileSync(`${file}.gz`, gzip(readFileSync(file)));
}

/** Writes `<file>.gz` beside every packable file of the folder. */
export function gzipFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isPackable(entry.name)) gzipFile(path);
    // What begins with a dot is not served.
    if (entry.isDirectory() && !entry.name.startsWith('.')) gzipFolder(path);
  }
}
