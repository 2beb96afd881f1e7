import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../src/components/form/one-at-a-time.ts';

describe('work that two presses begin once', () => {
  it('is begun again only when it is over, also where it failed', async () => {
    const once = oneAtATime();
    let begun = 0;
    let fail: (error: Error) => void = () => undefined;
    const first = once(() => {
      begun += 1;
      return new Promise((_, reject) => (fail = reject));
    });
    await once(async () => void (begun += 1));
    expect(begun).toBe(1);
    fail(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await once(async () => void (begun += 1));
    expect(begun).toBe(2);
  });
});
