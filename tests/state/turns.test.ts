import { expect, it } from 'vitest';
import { createTurns } from '../../src/state/turns.ts';

it('while one question is answered only the newest waits', async () => {
  const turns = createTurns();
  const done: string[] = [];
  let finish: () => void = () => undefined;
  turns.take(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    done.push('t');
  });
  for (const typed of ['tr', 'tra', 'tran'])
    turns.take(async () => {
      done.push(typed);
      await Promise.resolve();
    });
  finish();
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual(['t', 'tran']);
  turns.take(async () => {
    done.push('again');
    await Promise.resolve();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(done.at(-1)).toBe('again');
});
