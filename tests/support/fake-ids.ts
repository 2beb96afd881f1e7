import type { NewId, RandomBytes } from '../../src/store/device-ports.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface FakeIds {
  readonly newId: NewId;
  readonly randomBytes: RandomBytes;
}

/** Ids and bytes drawn from a seed: valid UUIDs of version 7, all different, the same in every run. */
export function createFakeIds(seed: number): FakeIds {
  const random = createSeededRandom(seed);
  let count = 0;
  const randomBytes: RandomBytes = (length) => Uint8Array.from({ length }, () => random.integer(0, 255));
  return {
    newId() {
      count += 1;
      const hex = Array.from(randomBytes(9), (byte) => byte.toString(16).padStart(2, '0')).join('');
      const time = count.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
    },
    randomBytes,
  };
}
