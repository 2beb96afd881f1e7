import { expect, it } from 'vitest';
import { rehearse } from '../../bench/rehearse.ts';

it('registers births once each through every fault of a bad week, and leaves none stuck', async () => {
  const { far, faulty, atTheirField, stuck, states } = await rehearse({ births: 40, seed: 2 });
  expect(far).toMatchObject({ doubled: 0, once: 38, waiting: 0 });
  expect({ faulty, atTheirField, stuck }).toEqual({ faulty: 2, atTheirField: 2, stuck: 0 });
  expect(states).toMatchObject({ queued: 0, forwarded: 0 });
});
