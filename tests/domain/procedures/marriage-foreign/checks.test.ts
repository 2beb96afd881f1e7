import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { feeTable } from '../../../../src/domain/fee-table.ts';
import { feeOf } from '../../../../src/domain/fees.ts';
import { marriageCertificate } from '../../../../src/domain/papers/civil/marriage-papers.ts';
import { marriageForeign1 as marriage } from '../../../../src/domain/procedures/marriage-foreign/procedure.ts';
import { awaitsVerification, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpWithForeigner } from '../../../support/made-up-abroad.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';

const good = madeUpWithForeigner('marriage-foreign', { seed: 13 });
const found = findingsOf(marriage, good);

describe('a marriage with a foreign element', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(marriage, good)).toEqual({ status: 'fields', fields: good });
  });

  it('takes five working days, ten while the marital status is not known', () => {
    expect(timeLimitOf(marriage, good)).toEqual({ rule: 'workingDays', days: 5 });
    const waiting = { ...good, 'bride.maritalLookup': 'pending' };
    expect(awaitsVerification(marriage, waiting)).toBe(true);
    expect(timeLimitOf(marriage, waiting)).toEqual({ rule: 'workingDays', days: 10 });
  });

  it('keeps what every marriage is held to', () => {
    expect(found({ 'union.bothPresent': false })).toEqual(['error union.bothPresent notBothPresent']);
    expect(found({ 'bride.maritalLookup': 'married' })).toEqual(['error bride.maritalLookup marriedAlready']);
    expect(found({ 'groom.birthDate': { y: 2006, m: 11, d: 21 } })).toContain('error groom.birthDate tooYoungToMarry');
    expect(found({ 'groom.birthDate': { y: 2006, m: 11, d: 20 } })).toEqual([]);
  });

  it('a foreigner’s marital status is told by a paper, health by another: warnings', () => {
    expect(found({ 'groom.maritalLookup': 'database', 'groom.maritalPaper': null })).toEqual([
      'warning groom.maritalLookup foreignStatusByPaper',
    ]);
    expect(found({ 'health.bride': null })).toEqual(['warning health.bride healthPaperMissing']);
  });

  it('with nobody from abroad it is the usual procedure', () => {
    const home = good['bride.residence'] ?? null;
    const all = { 'groom.nationality': 'VN', 'groom.residenceAbroad': null, 'groom.residence': home };
    expect(found(all)).toEqual(['warning bride.nationality noForeignElement']);
    expect(found({ ...all, 'groom.nationality': 'FR' })).toEqual([]);
  });

  it('is not free, but for the exempt', () => {
    const of = {
      fields: good,
      registrationKind: 'timely',
      province: '99',
      channel: 'direct',
      receivedOn: '2026-11-20',
    } as const;
    expect(feeOf(marriage, of, feeTable)).toEqual({ kind: 'notKnown' });
    expect(feeOf(marriage, { ...of, fields: { ...good, 'fee.exemption': 'poor' } }, feeTable).kind).toBe('free');
  });

  it('has the certificate of every marriage, with the address abroad', () => {
    const words = wordsOf(marriageCertificate.body(madeUpSource(enteredDossier('marriage-foreign', good), marriage)));
    expect(words).toContain('Nơi cư trú: 1 Rue Inventée, Ville Modèle, Pháp');
    expect(words.join('\n')).not.toContain('được công nhận kể từ');
  });
});
