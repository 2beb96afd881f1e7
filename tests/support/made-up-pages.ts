import type { NewPage } from '../../src/store/pages/page-store.ts';
import { hashText } from '../../src/store/hash-text.ts';

/** Bytes that begin like a photograph, different for each number. */
export function madeUpPage(number: number, length = 150_000): NewPage {
  const content = new Uint8Array(length).map((_, at) => (at * 31 + number * 17 + (at >> 8) * number) % 256);
  content.set([0xff, 0xd8, 0xff, 0xe0]);
  return { sha256: hashText(content), bytes: length, type: 'image/jpeg', content };
}

/** The arguments of an act that attaches them. */
export function attachArgs(pages: readonly NewPage[]) {
  return {
    paper: 'birthNotice',
    standing: 'given',
    pages: pages.map(({ sha256, bytes, type }) => ({ sha256, bytes, type })),
  };
}
