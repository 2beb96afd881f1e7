import { expect, it } from 'vitest';
import { tellOfFile } from '../../../src/features/outbox/carry-told.ts';
import { carry as en } from '../../../src/messages/en/carry.ts';
import { carry as vi } from '../../../src/messages/vi/carry.ts';
import type { Taken } from '../../../src/sync/carry/carry-work.ts';

const none = {
  receipts: 0,
  pages: 0,
  noPages: 0,
  why: null,
  early: 0,
  forked: false,
  stale: 0,
  unproved: 0,
  broken: false,
};
const problem = (code: 'badRequest' | 'signInNeeded', field: string | null) => ({ code, field, detail: '' });

it('says of every outcome what came of it and what to do, in both languages', () => {
  const cases: readonly [Taken, boolean, number][] = [
    [{ status: 'brought', answers: new Blob() }, true, 1],
    [{ status: 'noLine', answers: null, done: 0 }, false, 1],
    [{ status: 'noLine', answers: new Blob(), done: 2 }, false, 2],
    [{ status: 'stopped', answers: null, done: 0, of: 4 }, false, 1],
    [{ status: 'stopped', answers: new Blob(), done: 2, of: 4 }, false, 2],
    [{ status: 'refused', problem: problem('badRequest', 'keyId'), answers: null }, false, 1],
    [{ status: 'refused', problem: problem('signInNeeded', null), answers: new Blob() }, false, 2],
    [{ status: 'refused', problem: problem('badRequest', 'lanes'), answers: null }, false, 1],
    [{ status: 'taken', ...none }, true, 1],
    [{ status: 'taken', ...none, receipts: 3 }, true, 1],
    [{ status: 'taken', ...none, noPages: 1, why: 'noRoom' }, false, 1],
    [{ status: 'taken', ...none, receipts: 1, early: 1, forked: true, stale: 2, unproved: 1, broken: true }, false, 6],
    [{ status: 'otherMachine' }, false, 1],
    [{ status: 'unknown' }, false, 1],
    [{ status: 'cut' }, false, 1],
    [{ status: 'otherForm' }, false, 1],
  ];
  for (const words of [vi, en]) {
    for (const [taken, good, count] of cases) {
      const told = tellOfFile(taken, words);
      expect(told.good, taken.status).toBe(good);
      expect(told.sentences, taken.status).toHaveLength(count);
      expect(told.sentences.every((sentence) => sentence.length > 10)).toBe(true);
    }
  }
});
