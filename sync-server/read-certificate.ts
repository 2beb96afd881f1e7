import { readFileSync } from 'node:fs';
import type { Settings } from './environment.ts';

/** @throws {Error} naming the file that cannot be read */
export function readCertificate(tls: Settings['tls']): { cert: string; key: string } | undefined {
  if (tls === undefined) return undefined;
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new Error(`The certificate or its key cannot be read: ${file}.`, { cause: error });
    }
  };
  return { cert: read(tls.certFile), key: read(tls.keyFile) };
}
