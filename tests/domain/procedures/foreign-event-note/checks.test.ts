import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../../src/domain/apply-mutation.ts';
import { fieldsAsNoted } from '../../../../src/domain/books/fields-as-noted.ts';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { papersOf } from '../../../../src/domain/papers/catalogue.ts';
import { madeUpForeignEvent } from '../../../support/made-up-abroad.ts';
import {
  foreignBirthNote1,
  foreignChangeNote1,
  foreignDeathNote1,
  foreignGuardianshipNote1,
  foreignRecognitionNote1,
} from '../../../../src/domain/procedures/foreign-event-note/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { act, madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpSource, wordsOf, standsAt } from '../../../support/made-up-paper.ts';
import { makePeople } from '../../../support/people.ts';

const now = '2026-11-21T02:00:00.000Z';
const events = [
  { id: 'foreign-birth-note', note: foreignBirthNote1, book: 'KS' },
  { id: 'foreign-death-note', note: foreignDeathNote1, book: 'KT' },
  { id: 'foreign-recognition-note', note: foreignRecognitionNote1, book: 'CMC' },
  { id: 'foreign-guardianship-note', note: foreignGuardianshipNote1, book: 'GH' },
  { id: 'foreign-change-note', note: foreignChangeNote1, book: 'TDCC' },
] as const;

describe.each(events)('$id', ({ id, note, book }) => {
  const good = madeUpForeignEvent(id, { seed: 11 });
  const found = findingsOf(note, good);

  it('is good as made, kept exactly so, and enters the register of its event as noted from abroad', () => {
    expect(found()).toEqual([]);
    expect(parseFields(note, good)).toEqual({ status: 'fields', fields: good });
    expect(note.registrationLimit).toBeUndefined();
    expect(note).toMatchObject({
      book,
      entersAs: 'foreignAnnotation',
      nationalCode: '2.000547',
    });
  });

  it('settled abroad, before the desk saw it and not before it happened, on a paper that is legalised and translated', () => {
    expect(found({ 'foreign.country': 'VN' })).toContain('error foreign.country notAbroad');
    expect(found({ 'foreign.date': '2026-11-21' })).toEqual(['error foreign.date settledAfterReceipt']);
    expect(found({ 'foreign.date': '1901-01-01' })).toContain('error foreign.date settledBeforeEvent');
    expect(found({ 'foreign.translation': 'missing', 'foreign.translator': null })).toEqual([
      'error foreign.translation notTranslated',
    ]);
  });

  it('takes five working days, eight with a verification', () => {
    expect(timeLimitOf(note, good)).toEqual({ rule: 'workingDays', days: 5 });
    expect(timeLimitOf(note, { ...good, 'foreign.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 8 });
  });

  it('of nobody who is a citizen it is refused', () => {
    const nobody = note.groups
      .flatMap(({ fields }) => fields)
      .flatMap(({ path }) => (path.endsWith('.nationality') ? [[path, 'FR'] as const] : []));
    expect(found(Object.fromEntries(nobody)).some((each) => each.endsWith(' noCitizen'))).toBe(true);
  });

  it('its result is an extract of the note, never an original of here', () => {
    const dossier = enteredDossier(id, good);
    const offered = papersOf(dossier, note, standsAt(now)).filter(({ standing }) => standing.status === 'ready');
    const results = offered.filter(({ paper }) => paper.family === 'result').map(({ paper }) => paper.id);
    expect(results).toEqual(['entryExtract']);
    for (const { paper } of offered) {
      const words = wordsOf(paper.body(madeUpSource(dossier, note)));
      expect(words.join('\n'), paper.id).not.toMatch(/undefined|\[object/u);
      if (paper.id === 'entryExtract') expect(words).toContain(note.result.vi.toUpperCase());
    }
    expect(offered.some(({ paper }) => paper.family === 'copy')).toBe(true);
  });
});

describe('what an event noted from abroad does to older entries', () => {
  it('a death locks the birth entry, and says by which paper', () => {
    const birth = enteredDossier('birth', { ...makePeople(11).birth(), 'child.pin': '999010000011' });
    const fields = madeUpForeignEvent('foreign-death-note', {
      seed: 11,
      overrides: { 'deceased.pin': '999010000011' },
    });
    const death = enteredDossier('foreign-death-note', fields, { id: madeUpId(0xda) });
    if (death.entry === undefined) throw new Error('no entry');
    const made = noteToMake(death, death.entry, birth);
    expect(made).toMatchObject({ how: 'certain', args: { kind: 'death' } });
    expect(made?.args.basis).toContain('giấy tờ nước ngoài số 12/MAU');
  });

  it('[scenario 2] a recognition adds the father by a note', () => {
    const birth = enteredDossier('birth', makePeople(11, { receivedOn: '2026-03-10' }).fatherUnknown());
    const fields = madeUpForeignEvent('foreign-recognition-note', {
      seed: 11,
      overrides: { 'original.record': birth.id },
    });
    const source = enteredDossier('foreign-recognition-note', fields, { id: madeUpId(0xdb) });
    const made = source.entry === undefined ? undefined : noteToMake(source, source.entry, birth);
    const outcome = applyMutation(birth, act('annotateEntry', { ...made?.args }, { entity: birth.id }), null);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    expect(fieldsAsNoted(outcome.dossier)['father.fullName']).toBe(fields['recogniser.fullName']);
    expect(outcome.dossier.fields).toEqual(birth.fields);
  });

  it('a change is written on the entry it names', () => {
    const birth = enteredDossier(
      'birth',
      makePeople(11).birth({ parentageCase: '1', 'father.birthDate': { y: 1990 } }),
    );
    const fields = madeUpForeignEvent('foreign-change-note', { seed: 11, overrides: { 'original.record': birth.id } });
    const source = enteredDossier('foreign-change-note', fields, { id: madeUpId(0xdc) });
    const made = source.entry === undefined ? undefined : noteToMake(source, source.entry, birth);
    const outcome = applyMutation(birth, act('annotateEntry', { ...made?.args }, { entity: birth.id }), null);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    expect(fieldsAsNoted(outcome.dossier)['father.birthDate']).toEqual({ y: 1991 });
  });
});
