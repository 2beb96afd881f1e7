import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { deathExtract } from '../../../../src/domain/papers/civil/death-papers.ts';
import { deathForeign1 as death } from '../../../../src/domain/procedures/death-foreign/procedure.ts';
import { registrationKindOf, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpWithForeigner, papersFromAbroad } from '../../../support/made-up-abroad.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';

const good = madeUpWithForeigner('death-foreign', { seed: 14 });
const found = findingsOf(death, good);

describe('a death with a foreign element', () => {
  it('is good as made, kept exactly so, and due the same day', () => {
    expect(found()).toEqual([]);
    expect(parseFields(death, good)).toEqual({ status: 'fields', fields: good });
    expect(timeLimitOf(death, good)).toEqual({ rule: 'sameDay' });
  });

  it('lived here or abroad: one of the two is told', () => {
    expect(found({ 'deceased.residenceAbroad': null })).toEqual(['error deceased.lastResidence required']);
  });

  it('a citizen who lived here is the usual procedure', () => {
    const home = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 1' };
    const usual = { 'deceased.nationality': 'VN', 'deceased.residenceAbroad': null, 'deceased.lastResidence': home };
    expect(found(usual)).toEqual(['warning deceased.nationality noForeignElement']);
  });

  it('keeps the notice, the fifteen days, and what papers of another country need', () => {
    expect(found({ 'notice.date': '2026-11-21' })).toEqual(['error notice.date noticeAfterReceipt']);
    expect(registrationKindOf(death, { ...good, 'death.date': { y: 2026, m: 11, d: 5 } }, '2026-11-20')).toBe('timely');
    expect(registrationKindOf(death, { ...good, 'death.date': { y: 2026, m: 11, d: 4 } }, '2026-11-20')).toBe('late');
    expect(found({ ...papersFromAbroad, 'abroad.translation': 'missing' })).toEqual([
      'error abroad.translation notTranslated',
    ]);
  });

  it('its extract says where the person lived', () => {
    const words = wordsOf(deathExtract.body(madeUpSource(enteredDossier('death-foreign', good), death)));
    expect(words).toContain('Nơi cư trú cuối cùng: 2 Rue Inventée, Ville Modèle, Pháp');
  });
});
