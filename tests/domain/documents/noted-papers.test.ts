import { describe, expect, it } from 'vitest';
import type { NotedPaper } from '../../../src/domain/documents/noted-paper.ts';
import {
  namelessPaper,
  stillOwed,
  usualStanding,
  withPhotographed,
} from '../../../src/domain/documents/noted-papers.ts';
import { birthRegistration1 as birth } from '../../../src/domain/procedures/birth/procedure.ts';
import { papersNeeded } from '../../../src/domain/procedure.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(3).birth({ evidenceKind: 'birthNotice' });
const needed = papersNeeded(birth, fields);
const shown = birth.papers.find(({ kind }) => kind === 'present');
const given: NotedPaper = { key: 'birthNotice', paper: 'birthNotice', standing: 'given' };

describe('papers noted in a form', () => {
  it('are owed until they came, whichever way', () => {
    expect(stillOwed([], birth, fields)).toBe(needed.length);
    expect(stillOwed([given], birth, fields)).toBe(needed.length - 1);
    // Another paper answers none of those that are asked for.
    const other: NotedPaper = { key: 'other:1', paper: 'other', name: 'Đơn (thử)', standing: 'given' };
    expect(stillOwed([given, other], birth, fields)).toBe(needed.length - 1);
  });

  it('[R1] come with their pages also where nothing else of them was kept', () => {
    const papers = withPhotographed([given], ['birthNotice', shown?.id ?? '', 'other:9', 'other:9'], birth);
    expect(papers).toEqual([
      given,
      { key: shown?.id, paper: shown?.id, standing: 'seen' },
      { key: 'other:9', paper: 'other', name: '', standing: 'given' },
    ]);
    expect(namelessPaper(papers)?.key).toBe('other:9');
    expect(namelessPaper([given])).toBeUndefined();
    expect(namelessPaper([{ key: 'x', paper: 'other', name: '  ', standing: 'seen' }])?.key).toBe('x');
  });

  it('are given where they are handed in, seen where they are shown', () => {
    expect(usualStanding(birth, 'birthNotice')).toBe('given');
    expect(usualStanding(birth, shown?.id ?? '')).toBe('seen');
    expect(usualStanding(undefined, 'x')).toBe('given');
  });
});
