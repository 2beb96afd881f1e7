import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { makeKeyFile, readKeyFile } from '../backup/key-file.ts';
import type { Settings } from '../environment.ts';
import type { RandomBytes } from '../secrets.ts';
import { diskBlobs } from './disk-blobs.ts';
import type { PageBlobs } from './page-blobs.ts';
import { sealedBlobs } from './sealed-blobs.ts';

interface OpenParts {
  readonly settings: Pick<Settings, 'dataDirectory' | 'documents'>;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly log: Logger;
}

/** Of the key that pages are sealed under. */
export function pageKeyFileOf({ dataDirectory, documents }: OpenParts['settings']): string {
  return documents.keyFile ?? join(dataDirectory, 'documents.key');
}

/**
 * Where this server keeps pages. Its key is made at the first start; one that is named and is not there is not.
 *
 * @throws {import('../backup/key-file.ts').BadKeyFile}
 */
export function openPageBlobs({ settings, newId, randomBytes, log }: OpenParts): PageBlobs {
  const { dataDirectory, documents } = settings;
  const file = pageKeyFileOf(settings);
  if (documents.keyFile === undefined && !existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makeKeyFile(file, randomBytes);
  }
  const folder = documents.folder ?? join(dataDirectory, 'documents');
  return sealedBlobs(diskBlobs(folder, newId), { key: readKeyFile(file), randomBytes, log });
}
