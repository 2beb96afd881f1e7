import { expect, it } from 'vitest';
import { someAtATime } from '../../src/store/some-at-a-time.ts';

it('begins no more than so many at once, and hands out what was made in the order of what it was made of', async () => {
  const waiting: (() => void)[] = [];
  const begun: number[] = [];
  const all = someAtATime([10, 11, 12, 13, 14], 2, async (item) => {
    begun.push(item);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return item * 2;
  });
  expect(begun).toEqual([10, 11]);
  // The second is done before the first.
  waiting[1]?.();
  await expect.poll(() => begun).toEqual([10, 11, 12]);
  waiting[0]?.();
  waiting[2]?.();
  await expect.poll(() => begun).toEqual([10, 11, 12, 13, 14]);
  waiting[3]?.();
  waiting[4]?.();
  expect(await all).toEqual([20, 22, 24, 26, 28]);
});

it('makes nothing of nothing, and fails with the first that fails', async () => {
  expect(await someAtATime([], 3, () => Promise.resolve(1))).toEqual([]);
  const failing = someAtATime([1, 2, 3], 2, (item) =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
  );
  await expect(failing).rejects.toThrow('two');
});
