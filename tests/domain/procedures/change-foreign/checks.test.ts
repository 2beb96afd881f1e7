import { describe, expect, it } from 'vitest';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { entryExtract } from '../../../../src/domain/papers/civil/entry-extract.ts';
import { changeForeign1 as change } from '../../../../src/domain/procedures/change-foreign/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpWithForeigner, papersFromAbroad } from '../../../support/made-up-abroad.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';
import { makePeople } from '../../../support/people.ts';

const good = madeUpWithForeigner('change-foreign', { seed: 16 });
const found = findingsOf(change, good);

describe('a change with a foreign element', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(change, good)).toEqual({ status: 'fields', fields: good });
  });

  it('takes three working days, six with a verification, a supplement the same day', () => {
    expect(timeLimitOf(change, good)).toEqual({ rule: 'workingDays', days: 3 });
    expect(timeLimitOf(change, { ...good, 'change.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 6 });
    expect(timeLimitOf(change, { ...good, 'change.action': 'BO_SUNG' })).toEqual({ rule: 'sameDay' });
  });

  it('of a citizen who lives here it is the usual procedure', () => {
    expect(found({ 'subject.otherNationality': null })).toEqual(['warning subject.nationality noForeignElement']);
  });

  it('keeps what every change is held to, and what papers of another country need', () => {
    expect(found({ 'items.1.to': '1990' })).toEqual(['error items.1.to nothingChanges']);
    expect(found({ 'original.number': null })).toEqual(['error original.number required']);
    expect(found({ ...papersFromAbroad, 'abroad.legalisation': 'missing', 'abroad.legalisationBasis': null })).toEqual([
      'error abroad.legalisation notLegalised',
    ]);
  });

  it('[scenario 6] notes the entry it names, from 1990 to 1991, and has an extract', () => {
    const birth = enteredDossier(
      'birth',
      makePeople(16).birth({ parentageCase: '1', 'father.birthDate': { y: 1990 } }),
    );
    const fields = { ...good, 'original.record': birth.id };
    const source = enteredDossier('change-foreign', fields, { id: madeUpId(0xdd) });
    if (source.entry === undefined) throw new Error('no entry');
    expect(noteToMake(source, source.entry, birth)?.args.changes).toEqual([
      { field: 'father.birthDate', from: { y: 1990 }, to: { y: 1991 } },
    ]);
    expect(wordsOf(entryExtract.body(madeUpSource(source, change)))).toContain('Nay ghi là (1): 1991');
  });
});
