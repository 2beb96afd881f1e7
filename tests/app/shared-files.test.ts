import { expect, it } from 'vitest';
import { readShared } from '../../src/app/shared-files.ts';

it('what the worker hands over is files and how many it left out, and nothing else', () => {
  const file = new File(['a'], 'a.jpg', { type: 'image/jpeg' });
  expect(readShared({ files: [file, 'a.jpg', null], leftOut: 2 })).toEqual({ files: [file], leftOut: 2 });
  for (const other of [null, 'a', [file], { files: file, leftOut: 0 }, { files: [file] }, { files: [], leftOut: '2' }])
    expect(readShared(other)).toEqual({ files: [], leftOut: 0 });
});
