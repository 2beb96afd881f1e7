import { describe, expect, it } from 'vitest';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { deathExtract } from '../../../../src/domain/papers/civil/death-papers.ts';
import { deathReRegistration1 as again } from '../../../../src/domain/procedures/death-reregistration/procedure.ts';
import { registrationKindOf } from '../../../../src/domain/timeliness.ts';
import { madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpDeathAgain } from '../../../support/made-up-again.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';
import { makePeople } from '../../../support/people.ts';

const good = madeUpDeathAgain({ seed: 7 });
const found = findingsOf(again, good);

describe('a death registered again', () => {
  it('[scenario 4] of 1975 with no more than the year is good as made, never late, and prints 1975', () => {
    expect(found()).toEqual([]);
    expect(parseFields(again, good)).toEqual({ status: 'fields', fields: good });
    expect(registrationKindOf(again, good, '2026-11-20')).toBe('timely');
    const words = wordsOf(deathExtract.body(madeUpSource(enteredDossier('death-reregistration', good), again)));
    expect(words).toContain('Đã chết vào lúc: năm 1975');
    expect(words.join('\n')).not.toContain('01/01/');
  });

  it('registered before 2016, after the death, and lost', () => {
    expect(found({ 'previous.registeredOn': { y: 1974 } })).toEqual([
      'error previous.registeredOn registeredBeforeEvent',
    ]);
    expect(found({ 'previous.registeredOn': { y: 2016 } })).toEqual([
      'warning previous.registeredOn registeredTooLate',
    ]);
    expect(found({ 'previous.lost': false })).toEqual(['error previous.lost originalRemains']);
    expect(found({ 'deceased.birthDate': { y: 1976 } })).toEqual(['error death.date diedBeforeBirth']);
  });

  it('where the person lived last, or where it was registered', () => {
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'deceased.lastResidence': elsewhere })).toEqual([]);
    expect(
      found({ 'deceased.lastResidence': elsewhere, 'previous.here': false, 'previous.lookup': 'noReply' }),
    ).toEqual(['warning deceased.lastResidence otherCommune']);
  });

  it('locks the birth entry as any death does', () => {
    const birth = enteredDossier('birth', { ...makePeople(7).birth(), 'child.pin': '999010000007' });
    const pin = { ...good, 'deceased.pin': '999010000007' };
    const death = enteredDossier('death-reregistration', pin, { id: madeUpId(0xd7) });
    if (death.entry === undefined) throw new Error('no entry');
    expect(noteToMake(death, death.entry, birth)).toMatchObject({ how: 'certain', args: { kind: 'death' } });
  });
});
