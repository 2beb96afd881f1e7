import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/role.ts';
import { type DeskDay, type DeskGroup, deskGroups } from '../../../src/domain/desk-groups.ts';
import { isAllDone, nextTask, type Tasks } from '../../../src/features/today/next-task.ts';
import { roleDay } from '../../../src/features/today/role-groups.ts';
import type { Draft } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';

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

const none = Object.fromEntries(deskGroups.map((group) => [group, []])) as unknown as DeskDay;
/** Of each group one dossier that bears its name. */
const every = Object.fromEntries(deskGroups.map((group) => [group, [group]])) as unknown as DeskDay;
const waiting = (day: Partial<DeskDay>, more: Partial<Tasks> = {}): Tasks => ({
  ...{ needsYou: 0, drafts: [], isWhole: true },
  ...more,
  day: { ...none, ...day },
});
const opens = (roles: readonly Role[], tasks: Tasks, read: readonly string[] = []) =>
  nextTask(tasks, roleDay(roles), (id) => read.includes(id));
const dossier = (id: string) => ({ kind: 'dossier', id });

/** What one key opens, one after the other, when what was opened is done with. */
function inTurn(roles: readonly Role[]): readonly string[] {
  const done = new Set<string>();
  for (;;) {
    const left = Object.fromEntries(deskGroups.map((group) => [group, done.has(group) ? [] : [group]]));
    const next = opens(roles, { needsYou: 0, drafts: [], isWhole: true, day: left as unknown as DeskDay });
    if (next?.kind !== 'dossier') return [...done];
    done.add(next.id);
  }
}

describe('what one key opens', () => {
  it('is what a person must decide, then what is late, then due, then half typed, then what can wait', () => {
    const tasks = waiting({ late: ['late'], dueToday: ['due'], warned: ['soon'] }, { needsYou: 1, drafts: [draft] });
    expect(opens(['officer'], tasks)).toEqual({ kind: 'outbox' });
    expect(opens(['officer'], { ...tasks, needsYou: 0 })).toEqual(dossier('late'));
    expect(opens(['officer'], waiting({ dueToday: ['due'] }, { drafts: [draft] }))).toEqual(dossier('due'));
    expect(opens(['officer'], waiting({ report: ['report'] }, { drafts: [draft] }))).toEqual({ kind: 'draft', draft });
    expect(opens(['officer'], waiting({}))).toBeNull();
  });

  it('is for each role what she can do herself, and nothing that others are waited for', () => {
    const officer = ['late', 'dueToday', 'upstream', 'parked', 'report', 'warned', 'agency', 'number', 'ready'];
    expect(inTurn(['officer'])).toEqual([...officer, 'signature', 'underWay']);
    expect(inTurn(['reception'])).toEqual(['report', 'ready']);
    expect(inTurn(['leader'])).toEqual(['signature', 'upstream', 'parked']);
    for (const role of ['volunteer', 'administrator', 'supervisor'] as const) expect(inTurn([role])).toEqual([]);
    // Who signs and works at the desk as well: her signature is waited for before what can wait.
    expect(inTurn(['officer', 'leader'])).toEqual([
      ...officer.slice(0, 2),
      'signature',
      ...officer.slice(2),
      'underWay',
    ]);
  });

  it('passes on to the next that waits for her signature when one has been read', () => {
    const tasks = waiting({ signature: ['a', 'b'], parked: ['c'] });
    expect(opens(['leader'], tasks)).toEqual(dossier('a'));
    expect(opens(['leader'], tasks, ['a'])).toEqual(dossier('b'));
    expect(opens(['leader'], tasks, ['a', 'b'])).toEqual(dossier('c'));
    // Who does not sign is not stopped by having read it.
    expect(opens(['officer'], waiting({ signature: ['a'] }), ['a'])).toEqual(dossier('a'));
  });
});

describe('the day of a person', () => {
  it('shows each group once, whatever roles she has, and every group to somebody', () => {
    const people: readonly (readonly Role[])[] = [
      ['officer'],
      ['reception'],
      ['leader'],
      ['officer', 'leader', 'administrator'],
      ['reception', 'officer'],
      ['officer', 'reception', 'leader', 'volunteer', 'administrator'],
    ];
    for (const roles of people) {
      const { pressing, steady } = roleDay(roles);
      const shown = [...pressing, ...steady];
      expect(new Set(shown).size).toBe(shown.length);
      if (roles.includes('officer')) expect([...shown].sort()).toEqual([...deskGroups].sort());
    }
  });

  it('shows nobody more than her role goes by', () => {
    const shown = (role: Role): readonly DeskGroup[] => [...roleDay([role]).pressing, ...roleDay([role]).steady];
    expect(shown('reception')).toEqual(['report', 'ready', 'supplement']);
    expect(shown('leader')).toEqual(['signature', 'late', 'dueToday', 'warned', 'parked', 'upstream']);
    for (const role of ['volunteer', 'administrator', 'supervisor', 'connector', 'hub'] as const)
      expect(shown(role)).toEqual([]);
  });

  it('is done only when nothing is left of what she is shown', () => {
    const officer = roleDay(['officer']);
    expect(isAllDone(waiting({}), officer)).toBe(true);
    for (const group of deskGroups) expect(isAllDone(waiting({ [group]: ['a'] }), officer)).toBe(false);
    expect(isAllDone(waiting({}, { needsYou: 1 }), officer)).toBe(false);
    expect(isAllDone(waiting({}, { drafts: [draft] }), officer)).toBe(false);
    // What has not been looked at may be work.
    expect(isAllDone(waiting({}, { isWhole: false }), officer)).toBe(false);
    // What is others' does not keep a reception from being done.
    expect(isAllDone(waiting({ late: ['a'], number: ['b'] }), roleDay(['reception']))).toBe(true);
    expect(isAllDone(waiting(every), roleDay(['reception']))).toBe(false);
  });
});
