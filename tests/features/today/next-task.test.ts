import { describe, expect, it } from 'vitest';
import { nextTask, tasksOf } from '../../../src/features/today/next-task.ts';
import type { Draft } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpEntry, madeUpView } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(5).birth();
const now = Date.parse('2026-11-20T03:00:00.000Z');
const due = (number: number, dueAt: string) => madeUpView({ number, fields }, { dueAt });
const draft: Draft = {
  id: madeUpId(77),
  scope: '99999',
  author: madeUpId(0xa),
  procedure: 'birth',
  procedureVersion: 1,
  fields: {},
  typing: {},
  step: 'form',
  startedAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  provisionalCode: null,
  slipToken: null,
};

describe('what waits today', () => {
  it('parts late from due today, by Viet Nam’s day, soonest first', () => {
    const tasks = tasksOf(
      now,
      [
        due(1, '2026-11-20T16:59:00.000Z'),
        due(2, '2026-11-20T10:00:00.000Z'),
        due(3, '2026-11-20T17:00:00.000Z'),
        due(4, '2026-11-19T10:00:00.000Z'),
      ],
      [],
      [],
    );
    expect(tasks.dueToday.map((view) => view.dossier.id)).toEqual([madeUpId(2), madeUpId(1)]);
    expect(tasks.late.map((view) => view.dossier.id)).toEqual([madeUpId(4)]);
  });

  it('does not wait for what is finished', () => {
    const ended = madeUpView({ number: 1, fields }, { dueAt: '2026-11-19T10:00:00.000Z', business: 'COMPLETED' });
    expect(tasksOf(now, [ended], [], []).late).toEqual([]);
  });

  it('opens first what a person must decide, then what is late, then due, then half typed', () => {
    const late = due(4, '2026-11-19T10:00:00.000Z');
    const today = due(2, '2026-11-20T10:00:00.000Z');
    const attention = madeUpEntry({ exchange: 'attention' });
    expect(nextTask(tasksOf(now, [late, today], [draft], [attention]))).toEqual({ kind: 'outbox' });
    expect(nextTask(tasksOf(now, [today, late], [draft], []))).toEqual({ kind: 'dossier', id: madeUpId(4) });
    expect(nextTask(tasksOf(now, [today], [draft], [madeUpEntry()]))).toEqual({ kind: 'dossier', id: madeUpId(2) });
    expect(nextTask(tasksOf(now, [], [draft], []))).toEqual({ kind: 'draft', draft });
    expect(nextTask(tasksOf(now, [], [], []))).toBeNull();
  });
});
