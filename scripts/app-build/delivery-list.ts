import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestLetters, transferUrl, type DeliveryFile } from '../../src/service-worker/delivery-file.ts';
import type { FirstScreenFiles } from './first-screen-files.ts';
import { isPackable } from './gzip-files.ts';

/**
 * Every file of this version as it travels, in the order in which it is fetched ahead: the page itself, so that a
 * reload needs no line; what the first screen is made of; the rest.
 * @param urls paths on our origin
 */
export function deliveryList(appFolder: string, urls: readonly string[], first: FirstScreenFiles): DeliveryFile[] {
  const early = ['/index.html', first.entry, ...first.modules, ...first.styles];
  const rank = (url: string): number => (early.includes(url) ? early.indexOf(url) : early.length);
  return [...urls]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((url) => {
      const file = { url, packed: isPackable(url) };
      const bytes = readFileSync(join(appFolder, transferUrl(file)));
      const digest = createHash('sha256').update(bytes).digest('base64').slice(0, digestLetters);
      return { ...file, bytes: bytes.length, digest };
    });
}
