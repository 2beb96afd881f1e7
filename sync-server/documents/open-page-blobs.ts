import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { makeKeyFile, readKeyFile } from '../backup/key-file.ts';
import type { Settings } from '../environment.ts';
import type { RandomBytes } from '../secrets.ts';
import { diskBlobs } from './disk-blobs.ts';
import type { ServerClock } from '../server-clock.ts';
import type { PageBlobs } from './page-blobs.ts';
import { s3Blobs } from './s3-blobs.ts';
import { readS3Settings } from './s3-settings.ts';
import { sealedBlobs } from './sealed-blobs.ts';

interface OpenParts {
  readonly settings: Pick<Settings, 'dataDirectory' | 'documents'>;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly fetch: typeof fetch;
  readonly clock: Pick<ServerClock, 'now'>;
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
 * @throws Error with a sentence, when the store that is named cannot be used
 */
export function openPageBlobs({ settings, newId, randomBytes, fetch: call, clock, log }: OpenParts): PageBlobs {
  const { dataDirectory, documents } = settings;
  const file = pageKeyFileOf(settings);
  if (documents.keyFile === undefined && !existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makeKeyFile(file, randomBytes);
  }
  const place =
    documents.s3File === undefined
      ? diskBlobs(documents.folder ?? join(dataDirectory, 'documents'), newId)
      : s3Blobs({ settings: readS3Settings(documents.s3File), fetch: call, clock, log });
  return sealedBlobs(place, { key: readKeyFile(file), randomBytes, log });
}
