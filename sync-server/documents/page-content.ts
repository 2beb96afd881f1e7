import type { PageType } from '../../src/domain/documents/page.ts';

const beginnings: readonly (readonly [type: PageType, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What bytes are by how they begin, whatever they are called; `undefined`: no page. */
export function typeByContent(bytes: Uint8Array): PageType | undefined {
  const found = beginnings.find(([, at, begin]) => begin.every((byte, index) => bytes[at + index] === byte));
  return found?.[0];
}
