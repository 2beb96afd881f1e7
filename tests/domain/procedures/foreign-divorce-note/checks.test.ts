import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../../src/domain/apply-mutation.ts';
import { withoutUnasked } from '../../../../src/domain/asked-fields.ts';
import { maritalStateAfter } from '../../../../src/domain/books/entry-standing.ts';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { papersOf } from '../../../../src/domain/papers/catalogue.ts';
import { entryExtract } from '../../../../src/domain/papers/civil/entry-extract.ts';
import { foreignDivorceNote1 as note } from '../../../../src/domain/procedures/foreign-divorce-note/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { act, madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpForeignDivorce } from '../../../support/made-up-abroad.ts';
import { madeUpMarriage } from '../../../support/made-up-events.ts';
import { madeUpSource, wordsOf, standsAt } from '../../../support/made-up-paper.ts';

const good = madeUpForeignDivorce({ seed: 9 });
const found = findingsOf(note, good);

describe('a divorce made abroad', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(note, good)).toEqual({ status: 'fields', fields: good });
  });

  it('ends a marriage of which a book here tells, and none that began after it', () => {
    expect(found({ 'original.kind': 'KS' })).toEqual(['error original.kind notAMarriage']);
    expect(found({ 'original.kind': 'GCKH' })).toEqual([]);
    expect(found({ 'original.registeredOn': { y: 2026, m: 2, d: 4 } })).toEqual([
      'error foreign.date divorcedBeforeMarriage',
    ]);
    expect(found({ 'original.registeredOn': { y: 2026, m: 2, d: 3 } })).toEqual([]);
    // The day of a note says nothing of the wedding.
    expect(found({ 'original.kind': 'GCKH', 'original.registeredOn': { y: 2026, m: 2, d: 4 } })).toEqual([]);
  });

  it('of a marriage that was never told here nothing is asked about an entry', () => {
    const abroad = withoutUnasked(note, { ...good, 'divorce.marriedWhere': 'abroad', 'original.record': madeUpId(7) });
    expect(Object.keys(abroad).filter((path) => path.startsWith('original.'))).toEqual([]);
    expect(findingsOf(note, abroad)()).toEqual([]);
  });

  it('settled abroad, of a citizen, on a paper that is legalised', () => {
    expect(found({ 'foreign.country': 'VN' })).toEqual(['error foreign.country notAbroad']);
    expect(found({ 'foreign.date': '2026-11-21' })).toEqual(['error foreign.date settledAfterReceipt']);
    expect(found({ 'bride.nationality': 'FR' })).toEqual(['error bride.nationality noCitizen']);
    expect(found({ 'foreign.legalisation': 'missing', 'foreign.legalisationBasis': null })).toEqual([
      'error foreign.legalisation notLegalised',
    ]);
  });

  it('takes five working days, eight with a verification', () => {
    expect(timeLimitOf(note, good)).toEqual({ rule: 'workingDays', days: 5 });
    expect(timeLimitOf(note, { ...good, 'foreign.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 8 });
  });

  it('has an extract of its own', () => {
    const dossier = enteredDossier('foreign-divorce-note', good);
    expect(dossier.entry?.bookKind).toBe('GCLH');
    expect(papersOf(dossier, note, standsAt('2026-11-21T02:00:00.000Z')).map(({ paper }) => paper.id)).toContain(
      'entryExtract',
    );
    const words = wordsOf(entryExtract.body(madeUpSource(dossier, note)));
    expect(words).toContain('TRÍCH LỤC GHI CHÚ LY HÔN');
    expect(words).toContain('Việc được ghi chú: Ly hôn');
    expect(words).toContain('Số giấy tờ, bản án, quyết định: 12/MAU');
  });
});

describe('a divorce made abroad that is noted', () => {
  const marriage = enteredDossier('marriage', madeUpMarriage({ seed: 9 }));
  const noted = (more: Fields) => {
    const source = enteredDossier(
      'foreign-divorce-note',
      { ...good, 'original.record': marriage.id, ...more },
      { id: madeUpId(0xd9) },
    );
    const made = source.entry === undefined ? undefined : noteToMake(source, source.entry, marriage);
    if (made === undefined) return undefined;
    const outcome = applyMutation(marriage, act('annotateEntry', { ...made.args }, { entity: marriage.id }), null);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    return outcome.dossier;
  };

  it('ends the marriage entry by a note that says on which paper, and leaves the entry as it was', () => {
    const after = noted({});
    if (after === undefined) throw new Error('no note');
    expect(after.fields).toEqual(marriage.fields);
    expect(maritalStateAfter(after)).toBe('divorced');
    expect(after.annotations?.[0]?.basis).toContain('số 12/MAU ngày 03/02/2026, Tòa thị chính Thành phố Mẫu');
  });

  it('an annulment is one; another entry than the one chosen is not touched', () => {
    expect(maritalStateAfter(noted({ 'divorce.kind': 'annulment' }) ?? {})).toBe('annulled');
    expect(noted({ 'original.record': madeUpId(0xaa) })).toBeUndefined();
  });
});
