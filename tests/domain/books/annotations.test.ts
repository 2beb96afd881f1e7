import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { endOfEntry, maritalStateAfter } from '../../../src/domain/books/entry-standing.ts';
import { fieldsAsNoted } from '../../../src/domain/books/fields-as-noted.ts';
import { noteToMake } from '../../../src/domain/books/notes-to-make.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { AnnotateEntryArgs } from '../../../src/domain/mutations/annotate-entry.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpChange, madeUpDeath, madeUpMarriage } from '../../support/made-up-events.ts';
import { makePeople } from '../../support/people.ts';

const recordedAt = '2026-11-20T02:00:00.000Z';
const birth = enteredDossier(
  'birth',
  makePeople(3, { receivedOn: '2026-03-10' }).birth({ 'father.birthDate': { y: 1990 } }),
);
const noting: AnnotateEntryArgs = {
  kind: 'correction',
  on: '2026-11-23',
  basis: 'Trích lục cải chính số 3/2026 (làm mẫu)',
  dossier: madeUpId(0xc0),
  changes: [{ field: 'father.birthDate', from: { y: 1990 }, to: { y: 1991 } }],
};

function note(dossier: Dossier, changed: Partial<AnnotateEntryArgs> = {}, mid = 1) {
  const mutation = act('annotateEntry', { ...noting, ...changed }, { mid: madeUpId(mid), entity: dossier.id });
  return applyMutation(dossier, mutation, recordedAt);
}

function noted(dossier: Dossier, changed: Partial<AnnotateEntryArgs> = {}, mid = 1): Dossier {
  const outcome = note(dossier, changed, mid);
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

const codeOf = (outcome: ReturnType<typeof note>) =>
  outcome.status === 'refused' ? outcome.problems.map(({ code }) => code) : outcome.status;

describe('a note on an entry', () => {
  it('[scenario 6] leaves what was entered, and what the entry says is noted', () => {
    const after = noted(birth);
    expect(after.fields).toEqual(birth.fields);
    expect(after.entry).toEqual(birth.entry);
    expect(fieldsAsNoted(after)).toEqual({ ...birth.fields, 'father.birthDate': { y: 1991 } });
    expect(after.annotations).toMatchObject([{ kind: 'correction', on: '2026-11-23', recordedAt }]);
    expect(after.events.at(-1)).toMatchObject({ type: 'annotateEntry', touched: ['father.birthDate'] });
  });

  it('is made once for one dossier, whoever makes it', () => {
    const after = noted(birth);
    expect(note(after, {}, 2)).toEqual({ status: 'merged', dossier: after });
  });

  it('goes on from the notes before it, never from the entry behind them', () => {
    const after = noted(birth);
    const next = { dossier: madeUpId(0xc1) };
    expect(codeOf(note(after, next, 2))).toEqual(['standsDifferently']);
    const changes = [{ field: 'father.birthDate', from: { y: 1991 }, to: { y: 1992, m: 2 } }];
    expect(fieldsAsNoted(noted(after, { ...next, changes }, 2))).toMatchObject({
      'father.birthDate': { y: 1992, m: 2 },
    });
  });

  it('may fill what was empty, and empty what was filled', () => {
    const fields = { ...birth.fields };
    const pin = { field: 'child.pin', from: null, to: '099226000001' };
    const after = noted(birth, { kind: 'supplement', changes: [pin] });
    expect(fieldsAsNoted(after)).toEqual({ ...fields, 'child.pin': '099226000001' });
    const emptied = noted(after, { dossier: null, changes: [{ ...pin, from: pin.to, to: null }] }, 2);
    expect(fieldsAsNoted(emptied)).toEqual(fields);
  });

  it('is refused without an entry, before the entry, of a field the entry has not, and of a value that is none', () => {
    const { entry: _, ...waiting } = birth;
    expect(codeOf(note(waiting))).toEqual(['notEntered']);
    expect(codeOf(note(birth, { on: '2026-03-09' }))).toEqual(['noteBeforeEntry']);
    expect(codeOf(note(birth, { on: '2026-03-10' }))).toBe('applied');
    expect(codeOf(note(birth, { changes: [{ field: 'bride.fullName', from: null, to: 'Lò' }] }))).toEqual([
      'noSuchField',
    ]);
    const twice = [...noting.changes, ...noting.changes];
    expect(codeOf(note(birth, { changes: twice }))).toEqual(['noSuchField']);
    const nothing = [{ field: 'father.birthDate', from: { y: 1990 }, to: 'hôm qua' }];
    expect(codeOf(note(birth, { changes: nothing }))).toHaveLength(1);
    expect(codeOf(applyMutation(undefined, act('annotateEntry', { ...noting }), null))).toBe('recordMissing');
  });
});

describe('what stands in a book', () => {
  it('is never edited, but for how to reach people, what a system brings later, and copies until they are handed over', () => {
    const edit = (field: string, to: unknown, of = birth) =>
      codeOf(
        applyMutation(
          of,
          act('editDossier', { changes: [{ field, from: birth.fields[field] ?? null, to }] }, { entity: birth.id }),
          null,
        ),
      );
    expect(edit('father.birthDate', { y: 1991 })).toEqual(['entered']);
    expect(edit('child.fullName', birth.fields['child.fullName'])).toBe('merged');
    expect(edit('applicant.phone', '0999012346')).toBe('applied');
    expect(edit('child.pin', '099226000001')).toBe('applied');
    const other = birth.fields['applicant.copies'] === 4 ? 3 : 4;
    expect(edit('applicant.copies', other)).toBe('applied');
    const ready: Dossier = { ...birth, delivery: { kind: 'READY', at: recordedAt } };
    expect(edit('applicant.copies', other, ready)).toBe('applied');
    const given: Dossier = { ...birth, delivery: { kind: 'HANDED_OVER', at: recordedAt, to: 'Thử Thị Nhận' } };
    expect(edit('applicant.copies', other, given)).toEqual(['entered']);
    expect(edit('applicant.phone', '0999012347', given)).toBe('applied');
  });
});

describe('a correction that is registered', () => {
  const source = enteredDossier('change', madeUpChange({ seed: 3, overrides: { 'original.record': birth.id } }), {
    id: madeUpId(0xc0),
    receivedAt: '2026-11-20T02:00:00.000Z',
  });
  const make = (target: Dossier, of = source) =>
    of.entry === undefined ? undefined : noteToMake(of, of.entry, target);

  it('[scenario 6] notes the entry it names: from 1990 to 1991, with what it rests on', () => {
    const made = make(birth);
    expect(made).toMatchObject({ how: 'certain', args: { kind: 'correction', changes: noting.changes } });
    expect(made?.args.basis).toBe(
      'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc, số 45/2026, quyển 01/2026, ngày 10/03/2026; căn cứ: Giấy chứng sinh số 12 ngày 05/03/2011',
    );
    const after = noted(birth, made?.args);
    expect(make(after)).toBeUndefined();
  });

  it('notes no other entry, and nothing that is not entered', () => {
    expect(make({ ...birth, id: madeUpId(0xe1) })).toBeUndefined();
    const { entry: _, ...waiting } = birth;
    expect(make(waiting)).toBeUndefined();
  });

  it('[R10] says what it was changed from as declared, so that another value is refused and not written over', () => {
    const other = { ...birth, fields: { ...birth.fields, 'father.birthDate': { y: 1989 } } };
    expect(codeOf(note(other, make(other)?.args))).toEqual(['standsDifferently']);
  });

  it('tells in words what is no field of the entry', () => {
    const { 'items.1.item': _, ...fields } = source.fields;
    const worded = { ...source, fields: { ...fields, 'items.1.item': 'other', 'items.1.name': 'Quốc tịch của cha' } };
    expect(make(birth, worded)?.args).toMatchObject({ changes: [] });
    expect(make(birth, worded)?.args.basis).toContain('Quốc tịch của cha: từ «1990» thành «1991»');
  });
});

describe('a death that is registered', () => {
  const dead = madeUpDeath({ seed: 12 });
  const death = enteredDossier('death', dead, { id: madeUpId(0xd0) });
  const make = (target: Dossier) => (death.entry === undefined ? undefined : noteToMake(death, death.entry, target));
  const own = {
    'groom.fullName': dead['deceased.fullName'] ?? '',
    'groom.birthDate': dead['deceased.birthDate'] ?? '',
  };
  const wedding = madeUpMarriage({ seed: 13, overrides: { ...own, 'groom.pin': dead['deceased.pin'] ?? '' } });
  const marriage = enteredDossier('marriage', wedding, { id: madeUpId(0xe2) });

  it('closes the marriage of the same personal number; the other spouse is widowed', () => {
    const made = make(marriage);
    expect(made).toMatchObject({ how: 'certain', args: { kind: 'death', changes: [] } });
    expect(maritalStateAfter(marriage)).toBe('married');
    const after = noted(marriage, made?.args);
    expect(maritalStateAfter(after)).toBe('widowed');
    expect(codeOf(note(after, { kind: 'divorce', changes: [], dossier: null }, 2))).toEqual(['marriageEnded']);
    // The other one may die too, and what was written wrong may be corrected.
    expect(codeOf(note(after, { kind: 'death', changes: [], dossier: madeUpId(0xd1) }, 2))).toBe('applied');
  });

  it('locks the birth entry: corrections and supplements only', () => {
    const locked = noted(birth, { kind: 'death', changes: [] });
    expect(endOfEntry(locked)?.kind).toBe('death');
    const next = { dossier: madeUpId(0xc5) };
    expect(codeOf(note(locked, { ...next, kind: 'change' }, 2))).toEqual(['lockedByDeath']);
    expect(codeOf(note(locked, { ...next, kind: 'recognition' }, 2))).toEqual(['lockedByDeath']);
    expect(codeOf(note(locked, { ...next, kind: 'death', changes: [] }, 2))).toEqual(['lockedByDeath']);
    expect(codeOf(note(locked, next, 2))).toBe('applied');
  });

  it('of the same name and birth date is offered to an officer, never made by itself; another number is another person', () => {
    const { 'groom.pin': _, ...unnumbered } = wedding;
    expect(make({ ...marriage, fields: unnumbered })).toMatchObject({ how: 'offered' });
    expect(make({ ...marriage, fields: { ...wedding, 'groom.pin': '099090000001' } })).toBeUndefined();
    const yearOnly = { ...unnumbered, 'groom.birthDate': { y: 1960 } };
    expect(make({ ...marriage, fields: yearOnly })).toBeUndefined();
  });

  it('ends nothing of other registers', () => {
    expect(make(enteredDossier('death', dead, { id: madeUpId(0xd2) }))).toBeUndefined();
  });
});

describe('a marriage that ended', () => {
  const marriage = enteredDossier('marriage', madeUpMarriage({ seed: 14 }));
  it.each([
    ['divorce', 'divorced'],
    ['annulment', 'annulled'],
  ] as const)('by a %s leaves both %s', (kind, state) => {
    const after = noted(marriage, { kind, changes: [], dossier: null });
    expect(maritalStateAfter(after)).toBe(state);
    expect(codeOf(note(after, { kind: 'annulment', changes: [], dossier: null }, 2))).toEqual(['marriageEnded']);
  });
});
