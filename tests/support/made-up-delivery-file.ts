import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { digestLetters, type DeliveryFile } from '../../src/service-worker/delivery-file.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface MadeUpFile {
  readonly file: DeliveryFile;
  /** As the page expects it. */
  readonly content: Buffer;
  /** As it travels. */
  readonly travelling: Buffer;
}

/** A file of the app that nothing can compress much. `.js` travels packed, anything else as it is. */
export function madeUpDeliveryFile(url: string, length: number, seed = 1): MadeUpFile {
  const random = createSeededRandom(seed);
  const content = Buffer.from(Array.from({ length }, () => random.integer(0, 255)));
  const packed = url.endsWith('.js');
  const travelling = packed ? gzipSync(content) : content;
  return { file: { url, packed, bytes: travelling.length, digest: digestOf(travelling) }, content, travelling };
}

/** As the build writes it into the list. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64').slice(0, digestLetters);
}
