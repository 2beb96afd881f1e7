import type { NewPage } from '../../src/store/pages/page-store.ts';
import type { Command, Saved, Store } from '../../src/store/store.ts';
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

/** Takes pages for a record and attaches them, as the dialog does. `others`: arguments that are otherwise. */
export async function attachPages(
  store: Pick<Store, 'loose' | 'perform'>,
  entity: string,
  pages: readonly NewPage[],
  others: Command['args'] = {},
): Promise<Saved> {
  const loose = pages.map(({ sha256 }) => ({ id: `loose ${sha256}`, sha256 }));
  for (const [at, { type, sha256, content }] of pages.entries()) {
    const id = loose[at]?.id ?? '';
    const kept = await store.loose.keep({ id, holder: entity, paper: 'birthNotice', type, sha256, content });
    if (kept.status === 'gone') throw new Error('nobody is signed in');
    if (kept.status === 'failed') return { status: 'failed', reason: 'storageFull', detail: 'of loose pages' };
  }
  return store.perform({ name: 'attachDocument', entity, args: { ...attachArgs(pages), ...others }, loose });
}
