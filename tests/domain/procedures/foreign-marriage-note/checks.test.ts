import { describe, expect, it } from 'vitest';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { entryExtract, entryExtractCopy } from '../../../../src/domain/papers/civil/entry-extract.ts';
import { papersOf } from '../../../../src/domain/papers/catalogue.ts';
import { foreignMarriageNote1 as note } from '../../../../src/domain/procedures/foreign-marriage-note/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpForeignMarriage } from '../../../support/made-up-abroad.ts';
import { madeUpDeath } from '../../../support/made-up-events.ts';
import { madeUpSource, wordsOf, standsAt } from '../../../support/made-up-paper.ts';

const good = madeUpForeignMarriage({ seed: 8 });
const found = findingsOf(note, good);

describe('a marriage made abroad', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(note, good)).toEqual({ status: 'fields', fields: good });
  });

  it('made in another country, before the desk saw the paper, after both were born', () => {
    expect(found({ 'foreign.country': 'VN' })).toEqual(['error foreign.country notAbroad']);
    expect(found({ 'foreign.date': '2026-11-21' })).toEqual(['error foreign.date settledAfterReceipt']);
    expect(found({ 'foreign.date': '2026-11-20' })).toEqual([]);
    expect(found({ 'foreign.date': '1950-01-01' })).toContain('error foreign.date settledBeforeEvent');
  });

  it('its paper is legalised unless exempt, and in words an officer can read', () => {
    expect(found({ 'foreign.legalisation': 'missing', 'foreign.legalisationBasis': null })).toEqual([
      'error foreign.legalisation notLegalised',
    ]);
    expect(found({ 'foreign.legalisation': 'exempt' })).toEqual([]);
    expect(found({ 'foreign.legalisation': 'exempt', 'foreign.legalisationBasis': null })).toEqual([
      'error foreign.legalisationBasis required',
    ]);
    expect(found({ 'foreign.translation': 'missing', 'foreign.translator': null })).toEqual([
      'error foreign.translation notTranslated',
    ]);
    expect(found({ 'foreign.translation': 'notNeeded', 'foreign.translator': null })).toEqual([]);
    for (const path of ['foreign.number', 'foreign.authority', 'foreign.date', 'foreign.country']) {
      expect(found({ [path]: null })).toEqual([`error ${path} required`]);
    }
  });

  it('of a citizen: one of two nationalities is one', () => {
    expect(found({ 'bride.nationality': 'FR' })).toEqual(['error bride.nationality noCitizen']);
    expect(found({ 'bride.nationality': 'FR', 'groom.otherNationality': 'VN' })).toEqual([]);
  });

  it('who lives abroad has an address there in place of one here', () => {
    expect(found({ 'groom.residenceAbroad': null })).toEqual(['error groom.residence required']);
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'bride.residence': elsewhere })).toEqual(['warning bride.residence otherCommune']);
    expect(found({ 'bride.residence': null, 'bride.residenceAbroad': '1 Rue Inventée' })).toEqual([]);
  });

  it('what stood against it then is looked at, never refused', () => {
    expect(found({ 'bride.birthDate': { y: 2008, m: 2, d: 4 } })).toContain('warning bride.birthDate youngThen');
    expect(found({ 'bride.birthDate': { y: 2008, m: 2, d: 3 } })).not.toContain('warning bride.birthDate youngThen');
    expect(found({ 'wedding.freeThen': 'bound' })).toEqual([
      'warning wedding.freeThen notFreeThen',
      'error wedding.since required',
    ]);
  });

  it('takes five working days, eight with a verification', () => {
    expect(timeLimitOf(note, good)).toEqual({ rule: 'workingDays', days: 5 });
    expect(timeLimitOf(note, { ...good, 'foreign.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 8 });
  });

  it('its result is an extract of the note, and a copy has what was noted since', () => {
    const dossier = enteredDossier('foreign-marriage-note', good);
    expect(dossier.entry?.bookKind).toBe('GCKH');
    const words = wordsOf(entryExtract.body(madeUpSource(dossier, note)));
    expect(words).toContain('TRÍCH LỤC GHI CHÚ KẾT HÔN');
    expect(words).toContain('Cơ quan đã giải quyết: Tòa thị chính Thành phố Mẫu');
    expect(words).toContain('Địa chỉ ở nước ngoài: 1 Rue Inventée, Ville Modèle, Pháp');
    expect(words.join('\n')).not.toMatch(/Hợp pháp hóa|Người yêu cầu/u);
    const copy = wordsOf(entryExtractCopy.body(madeUpSource(dossier, note, { answers: { number: '5' } })));
    expect(copy).toContain('Số: 5/TL-BS');
    const offered = papersOf(dossier, note, standsAt('2026-11-21T02:00:00.000Z')).map(({ paper }) => paper.id);
    expect(offered).toContain('entryExtract');
    expect(offered).not.toContain('marriageCertificate');
  });

  it('a registered death ends it as it ends a marriage registered here', () => {
    const marriage = enteredDossier('foreign-marriage-note', good);
    const pin = good['bride.pin'] ?? '';
    const death = enteredDossier('death', madeUpDeath({ seed: 9, overrides: { 'deceased.pin': pin } }), {
      id: madeUpId(0xd8),
    });
    if (death.entry === undefined) throw new Error('no entry');
    expect(noteToMake(death, death.entry, marriage)).toMatchObject({ how: 'certain', args: { kind: 'death' } });
  });
});
