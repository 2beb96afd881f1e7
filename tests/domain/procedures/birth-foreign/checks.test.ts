import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { birthCertificate } from '../../../../src/domain/papers/civil/birth-papers.ts';
import { birthForeign1 as birth } from '../../../../src/domain/procedures/birth-foreign/procedure.ts';
import { registrationKindOf, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpWithForeigner, papersFromAbroad } from '../../../support/made-up-abroad.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';

const ordinary = { 'child.birthDate': '2026-11-05', 'birthNotice.date': '2026-11-05' };
const good = madeUpWithForeigner('birth-foreign', { seed: 12, overrides: ordinary });
const found = findingsOf(birth, good);

describe('a birth with a foreign element', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(birth, good)).toEqual({ status: 'fields', fields: good });
  });

  it('with nobody from abroad it is the usual procedure', () => {
    const father = { 'father.nationality': 'VN', 'father.residenceAbroad': null, 'child.nationalityPaper': null };
    const home = good['mother.residence'] ?? null;
    expect(found({ ...father, 'father.residence': home })).toEqual(['warning mother.nationality noForeignElement']);
    expect(found({ ...father, 'father.residence': home, 'child.otherNationality': 'FR' })).toEqual([]);
    expect(found({ ...father, 'father.residence': home, ...papersFromAbroad })).toEqual([]);
  });

  it('parents of two countries agree on the nationality: a warning, for who does the law remembers it', () => {
    expect(found({ 'child.nationalityPaper': null })).toEqual(['warning child.nationalityPaper nationalityNotAgreed']);
  });

  it('an address in another country is an address; none at all is a warning', () => {
    expect(found({ 'father.residenceAbroad': null })).toEqual(['warning father.residence residenceMissing']);
  });

  it('papers of another country are legalised and translated, or wait', () => {
    expect(found(papersFromAbroad)).toEqual([]);
    expect(found({ ...papersFromAbroad, 'abroad.legalisation': 'missing', 'abroad.legalisationBasis': null })).toEqual([
      'error abroad.legalisation notLegalised',
    ]);
    expect(found({ ...papersFromAbroad, 'abroad.translation': 'missing' })).toEqual([
      'error abroad.translation notTranslated',
    ]);
    expect(found({ ...papersFromAbroad, 'abroad.list': null })).toEqual(['error abroad.list required']);
  });

  it('keeps what a birth is held to: the day, the sixty days, the evidence', () => {
    expect(found({ 'child.birthDate': '2026-11-21', 'birthNotice.date': null })).toContain(
      'error child.birthDate bornAfterReceipt',
    );
    expect(found({ 'birthNotice.code': null })).toEqual(['error birthNotice.code required']);
    expect(registrationKindOf(birth, { ...good, 'child.birthDate': '2026-09-21' }, '2026-11-20')).toBe('timely');
    expect(registrationKindOf(birth, { ...good, 'child.birthDate': '2026-09-20' }, '2026-11-20')).toBe('late');
    expect(timeLimitOf(birth, good)).toEqual({ rule: 'sameDay' });
  });

  it('its certificate is a birth certificate that says where the father lives', () => {
    const words = wordsOf(birthCertificate.body(madeUpSource(enteredDossier('birth-foreign', good), birth)));
    expect(words).toContain('Nơi cư trú: 1 Rue Inventée, Ville Modèle, Pháp');
    expect(words).toContain('GIẤY KHAI SINH');
  });
});
