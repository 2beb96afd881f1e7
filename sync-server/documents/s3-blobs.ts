import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { Logger } from 'pino';
import type { Bytes } from '../bytes.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { PageKey } from '../store/page-port.ts';
import { blobName, type PageBlobs } from './page-blobs.ts';
import type { S3Settings } from './s3-settings.ts';

interface S3Parts {
  readonly settings: S3Settings;
  readonly fetch: typeof fetch;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly log: Logger;
}

/** More than a sealed page has, nobody of ours has put there (R17). */
const mostBytes = 5 * 1024 * 1024;
const mostErrorBytes = 16 * 1024;
/** A store that is slow or busy is asked again soon; one that does not know this server, when somebody has looked. */
const waits = { soon: 60, later: 300 };

/** Pages as objects of an S3-compatible store: one request each, signed (SigV4), the digest of what is put signed with it. */
export function s3Blobs({ settings, fetch: call, clock, log }: S3Parts): PageBlobs {
  const { endpoint, bucket, region, prefix, accessKeyId, secret: secretAccessKey, timeoutSeconds } = settings;
  const addressOf = (key: PageKey): string => `${endpoint.replace(/\/+$/u, '')}/${bucket}/${prefix}${blobName(key)}`;

  const ask = async (method: string, key: PageKey, body?: Bytes): Promise<{ status: number; bytes: Bytes }> => {
    const url = addressOf(key);
    const digest = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signer = new AwsV4Signer({
      method,
      url,
      headers: { 'x-amz-content-sha256': digest },
      ...(body === undefined ? {} : { body }),
      ...{ accessKeyId, secretAccessKey, region, service: 's3' },
      datetime: clock.now().replace(/\.\d+|[:-]/gu, ''),
    });
    const { headers } = await signer.sign();
    try {
      const answer = await call(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutSeconds * 1_000),
      });
      return { status: answer.status, bytes: await readAtMost(answer, answer.ok ? mostBytes : mostErrorBytes) };
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'the store of pages does not answer');
      throw new Refusal('busy', 'The pages of this server cannot be reached at present.', {
        retryAfterSeconds: waits.soon,
      });
    }
  };

  /** What the store said is not what was asked for: for now, or until somebody has set it right. Never taken for a page that is gone. */
  const notDone = (status: number, bytes: Bytes): Refusal => {
    const said = errorCodeOf(bytes);
    const passes = status === 429 || status >= 500;
    if (passes) log.warn({ status, said }, 'the store of pages is busy');
    else log.error({ status, said }, 'the store of pages refuses this server: look at DOCUMENTS_S3_FILE');
    return new Refusal('busy', 'The pages of this server cannot be reached at present.', {
      retryAfterSeconds: passes ? waits.soon : waits.later,
    });
  };

  return {
    async put(key, bytes) {
      const { status, bytes: said } = await ask('PUT', key, bytes);
      if (status !== 200 && status !== 201 && status !== 204) throw notDone(status, said);
    },
    async get(key) {
      const { status, bytes } = await ask('GET', key);
      if (status === 200) return bytes;
      if (status === 404 && errorCodeOf(bytes) === 'NoSuchKey') return undefined;
      throw notDone(status, bytes);
    },
    async remove(key) {
      const { status, bytes } = await ask('DELETE', key);
      const isGone = status === 200 || status === 204 || (status === 404 && errorCodeOf(bytes) === 'NoSuchKey');
      if (!isGone) throw notDone(status, bytes);
    },
  };
}

/** R6: a page of somebody's proxy names none. */
function errorCodeOf(bytes: Bytes): string {
  return /<Code>([A-Za-z]{1,60})<\/Code>/u.exec(new TextDecoder().decode(bytes))?.[1] ?? '';
}

async function readAtMost(answer: Response, most: number): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of answer.body ?? []) {
    const bytes = piece as Uint8Array;
    held += bytes.length;
    if (held > most) throw new RangeError('more than a page');
    pieces.push(bytes);
  }
  return Uint8Array.from(Buffer.concat(pieces));
}
