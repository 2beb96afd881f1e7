import { describe, expect, it } from 'vitest';
import { argumentVersions } from '../../src/domain/apply-mutation.ts';
import { en } from '../../src/messages/en.ts';
import { vi } from '../../src/messages/vi.ts';

describe.each([
  ['Vietnamese', vi],
  ['English', en],
])('the outbox in %s', (_, words) => {
  it('[R16] names every act that can wait in it', () => {
    expect(Object.keys(words.outbox.act).sort()).toEqual([...argumentVersions.keys()].sort());
  });
});
