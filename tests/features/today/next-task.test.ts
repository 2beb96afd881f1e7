import { describe, expect, it } from 'vitest';
import type { DeskTime } from '../../../src/domain/due-now.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import { isAllDone, nextTask, tasksOf } from '../../../src/features/today/next-task.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { UpstreamState } from '../../../src/domain/upstream.ts';
import type { Draft } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpEntry, madeUpView } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const desk: DeskTime = { calendar: calendar202611, hours: usualHours, comparison: 'time' };
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
      desk,
      [
        due(1, '2026-11-20T16:59:00.000Z'),
        due(2, '2026-11-20T10:00:00.000Z'),
        due(3, '2026-11-20T17:00:00.000Z'),
        due(4, '2026-11-19T10:00:00.000Z'),
      ],
      [],
      [],
    );
    expect(tasks.groups.dueToday.map((view) => view.dossier.id)).toEqual([madeUpId(2), madeUpId(1)]);
    expect(tasks.groups.late.map((view) => view.dossier.id)).toEqual([madeUpId(4)]);
  });

  it('says what the national systems want of her, also of what is finished here', () => {
    const nothing = { at: '2026-11-20T02:00:00.000Z', code: null, said: '', until: null, entry: null, problems: [] };
    const told = (number: number, state: UpstreamState) =>
      madeUpView({ number, fields }, { business: 'COMPLETED', upstream: { ...nothing, state } });
    const views = [
      told(1, 'supplement'),
      told(2, 'refused'),
      told(3, 'attention'),
      told(4, 'registered'),
      told(5, 'queued'),
    ];
    const tasks = tasksOf(now, desk, views, [], []);
    expect(tasks.groups.upstream.map((view) => view.dossier.id)).toEqual([1, 2, 3].map(madeUpId));
    expect(nextTask(tasks)).toEqual({ kind: 'dossier', id: madeUpId(1) });
  });

  it('does not wait for what is finished', () => {
    const ended = madeUpView({ number: 1, fields }, { dueAt: '2026-11-19T10:00:00.000Z', business: 'COMPLETED' });
    expect(tasksOf(now, desk, [ended], [], []).groups.late).toEqual([]);
  });

  it('warns one working day before, and says what waits for whom', () => {
    const warned = due(1, '2026-11-23T10:00:00.000Z');
    const asked = { by: '', requestedAt: '2026-11-19T02:00:00.000Z', papers: [], guide: '', receivedAt: null };
    const paused = madeUpView(
      { number: 2, fields },
      { dueAt: '2026-11-19T10:00:00.000Z', business: 'SUPPLEMENT_REQUESTED', supplement: asked },
    );
    const step = (number: number, business: Dossier['business'], more: Partial<Dossier> = {}) =>
      madeUpView({ number, fields }, { dueAt: '2026-11-30T10:00:00.000Z', business, ...more });
    const given = { kind: 'HANDED_OVER', at: '2026-11-20T02:30:00.000Z', to: 'Thử' } as const;
    const views = [
      ...[warned, paused, step(3, 'SUBMITTED_FOR_SIGNATURE'), step(4, 'WAITING_NUMBER'), step(5, 'REGISTERED')],
      step(6, 'REGISTERED', { delivery: given }),
    ];
    const { groups } = tasksOf(now, desk, views, [], []);
    const ids = Object.entries(groups).map(([group, of]) => [group, of.map((view) => view.dossier.id)]);
    expect(Object.fromEntries(ids)).toEqual({
      upstream: [],
      late: [],
      agency: [],
      dueToday: [],
      warned: [madeUpId(1)],
      supplement: [madeUpId(2)],
      verification: [],
      signature: [madeUpId(3)],
      number: [madeUpId(4)],
      ready: [madeUpId(5)],
      report: [],
    });
  });

  it('(DOMAIN 9) lists reports that wait for an officer, the oldest first, as late for nothing', () => {
    const report = (number: number, at: string, business: Dossier['business'] = 'REPORTED') =>
      madeUpView({ number, fields }, { receivedAt: at, dueAt: at, business });
    const old = report(1, '2026-10-01T02:00:00.000Z');
    const views = [report(2, '2026-11-19T02:00:00.000Z'), old, report(3, '2026-10-02T02:00:00.000Z', 'SET_ASIDE')];
    const tasks = tasksOf(now, desk, views, [], []);
    expect(tasks.groups.report.map((view) => view.dossier.id)).toEqual([madeUpId(1), madeUpId(2)]);
    expect(tasks.groups.late).toEqual([]);
    expect(nextTask(tasks)).toEqual({ kind: 'dossier', id: madeUpId(1) });
    expect(nextTask(tasksOf(now, desk, [old], [draft], []))).toEqual({ kind: 'draft', draft });
  });

  it('opens first what a person must decide, then what is late, then due, then half typed', () => {
    const late = due(4, '2026-11-19T10:00:00.000Z');
    const today = due(2, '2026-11-20T10:00:00.000Z');
    const attention = madeUpEntry({ exchange: 'attention' });
    expect(nextTask(tasksOf(now, desk, [late, today], [draft], [attention]))).toEqual({ kind: 'outbox' });
    expect(nextTask(tasksOf(now, desk, [today, late], [draft], []))).toEqual({ kind: 'dossier', id: madeUpId(4) });
    expect(nextTask(tasksOf(now, desk, [today], [draft], [madeUpEntry()]))).toEqual({
      kind: 'dossier',
      id: madeUpId(2),
    });
    expect(nextTask(tasksOf(now, desk, [], [draft], []))).toEqual({ kind: 'draft', draft });
    expect(nextTask(tasksOf(now, desk, [], [], []))).toBeNull();
  });

  it('goes on with what can wait until tomorrow, and says that nothing is left only when nothing is', () => {
    const soon = due(1, '2026-11-23T10:00:00.000Z');
    const signed = madeUpView({ number: 2, fields }, { dueAt: '2026-11-30T10:00:00.000Z', business: 'APPROVED' });
    const asked = madeUpView(
      { number: 3, fields },
      { dueAt: '2026-11-30T10:00:00.000Z', business: 'SUPPLEMENT_REQUESTED' },
    );
    expect(nextTask(tasksOf(now, desk, [signed, soon], [], []))).toEqual({ kind: 'dossier', id: madeUpId(1) });
    expect(nextTask(tasksOf(now, desk, [signed], [], []))).toEqual({ kind: 'dossier', id: madeUpId(2) });
    const waits = tasksOf(now, desk, [asked], [], []);
    expect([nextTask(waits), isAllDone(waits)]).toEqual([null, false]);
    expect(isAllDone(tasksOf(now, desk, [], [], []))).toBe(true);
  });
});
