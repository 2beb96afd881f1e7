import { expect, it } from 'vitest';
import { unmade } from '../../../src/features/documents/begins-as-picture.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

it.each([
  ['JPEG', new Blob([jpeg])],
  ['PNG', new Blob([png])],
  ['WebP', new Blob(['RIFF', new Uint8Array(4), 'WEBP', 'VP8 '])],
])('[R1] a photograph (%s) that this machine cannot open now stays on its disk', async (_kind, photo) => {
  expect(await unmade(photo, 'new')).toEqual({ problem: 'notMade', drops: false });
  expect(await unmade(photo, 'old')).toEqual({ problem: 'notMade', drops: false });
});

it.each([
  ['nothing', new Blob([])],
  ['words', new Blob(['không phải ảnh'])],
  ['a sound', new Blob(['RIFF', new Uint8Array(4), 'WAVE'])],
  ['the beginning of a picture’s beginning', new Blob([png.subarray(0, 4)])],
])('%s is no photograph: just chosen it is not kept, kept before it stays', async (_what, file) => {
  expect(await unmade(file, 'new')).toEqual({ problem: 'notAPage', drops: true });
  expect(await unmade(file, 'old')).toEqual({ problem: 'notAPage', drops: false });
});
