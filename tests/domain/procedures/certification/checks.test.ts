import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookFactsOf, bookIdOf } from '../../../../src/domain/books/book-id.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { feeTable } from '../../../../src/domain/fee-table.ts';
import { feeOf } from '../../../../src/domain/fees.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import {
  certifiedCopy1,
  certifiedSignature1,
  certifiedWill1,
  copyFromRegister1,
} from '../../../../src/domain/procedures/certification/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { type Certification, madeUpCertification } from '../../../support/made-up-certifications.ts';

const receivedOn = '2026-11-20';
const all = [certifiedCopy1, certifiedSignature1, certifiedWill1, copyFromRegister1];
const kindOf = ({ id }: { readonly id: string }) => id as Certification;

function found(of: (typeof all)[number], changes: Fields, without: readonly string[] = []): readonly string[] {
  const fields = { ...madeUpCertification(kindOf(of), { seed: 5 }), ...changes };
  const kept = Object.fromEntries(Object.entries(fields).filter(([path]) => !without.includes(path)));
  return checkFields(of, kept, { receivedOn })
    .filter(({ code }) => code !== 'pinYear')
    .map(({ field, level, code }) => `${level} ${field} ${code}`);
}

const costs = (of: (typeof all)[number], fields: Fields) =>
  feeOf(of, { fields, registrationKind: 'timely', province: '99', channel: 'direct', receivedOn }, feeTable);

describe('certification', () => {
  it.each(all.map((of) => [of.id, of] as const))('%s is good as made and kept exactly as made', (_, of) => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const fields = madeUpCertification(kindOf(of), { seed });
        expect(checkFields(of, fields, { receivedOn })).toEqual([]);
        expect(parseFields(of, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 30 },
    );
  });

  it('is done the same day, or in two working days that somebody agreed to and says why', () => {
    for (const of of all) {
      const fields = madeUpCertification(kindOf(of), { seed: 1 });
      expect(timeLimitOf(of, fields)).toEqual({ rule: 'sameDay' });
      expect(timeLimitOf(of, { ...fields, 'term.agreed': true })).toEqual({ rule: 'workingDays', days: 2 });
      expect(found(of, { 'term.agreed': true })).toEqual(['error term.reason required']);
    }
  });

  it('numbers each of its kinds in a book of its own, a year a book, with an id the old ones keep theirs beside', () => {
    expect(all.map(({ book }) => book)).toEqual(['CTBS', 'CTCK', 'CTDC', 'BSSG']);
    const ids = all.map(({ book }) =>
      bookIdOf({ authority: '99999', kind: book ?? 'KS', year: 2026, openedOn: '2026-01-01' }),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids.map((id) => bookFactsOf(id ?? '')?.kind)).toEqual(['CTBS', 'CTCK', 'CTDC', 'BSSG']);
    const births = bookIdOf({ authority: '99999', kind: 'KS', year: 2026, openedOn: '2026-01-01' });
    expect(births).toBe('00099999-2026-8005-8000-000020260101');
  });
});

describe('a certified copy', () => {
  it('is made of an original that was seen and is whole', () => {
    expect(found(certifiedCopy1, { 'document.originalSeen': false })).toEqual([
      'error document.originalSeen noOriginal',
    ]);
    expect(found(certifiedCopy1, { 'document.fit': false })).toEqual(['error document.fit documentUnfit']);
    expect(found(certifiedCopy1, { 'document.on': '2026-11-20' })).toEqual([]);
    expect(found(certifiedCopy1, { 'document.on': '2026-11-21' })).toEqual(['error document.on issuedAfterReceipt']);
  });

  it('of a paper from abroad says how it was legalised', () => {
    expect(found(certifiedCopy1, { 'document.abroad': true })).toEqual(['error document.legalised required']);
  });

  it('costs by the page, from the third less, and a copy never more than 200,000', () => {
    const fields = madeUpCertification('certified-copy', { seed: 5 });
    const of = (pages: number, copies: number) =>
      costs(certifiedCopy1, { ...fields, 'document.pages': pages, 'request.copies': copies });
    expect(of(1, 1)).toEqual({ kind: 'amount', amount: 2_000, source: 'memory' });
    expect(of(2, 3)).toMatchObject({ amount: 12_000 });
    expect(of(3, 1)).toMatchObject({ amount: 5_000 });
    expect(of(198, 1)).toMatchObject({ amount: 200_000 });
    expect(of(199, 2)).toMatchObject({ amount: 400_000 });
  });
});

describe('a certified signature', () => {
  it('is made by who is here, of sound mind, under nothing unlawful', () => {
    expect(found(certifiedSignature1, { 'signing.present': false })).toEqual(['error signing.present signerUnfit']);
    expect(found(certifiedSignature1, { 'signing.fit': false })).toEqual(['error signing.fit paperUnfit']);
    expect(certifiedSignature1.channels).toEqual(['direct']);
    // Nobody signs for another.
    expect(found(certifiedSignature1, { 'applicant.relationship': 'authorized' })[0]).toMatch(
      /^error applicant.relationship /u,
    );
  });

  it('costs ten thousand, from memory; a will nobody knows', () => {
    expect(costs(certifiedSignature1, {})).toEqual({ kind: 'amount', amount: 10_000, source: 'memory' });
    expect(costs(certifiedWill1, {}).kind).toBe('notKnown');
  });
});

describe('a certified will', () => {
  const young = (y: number, m: number, d: number): Fields => ({ 'testator.birthDate': { y, m, d } });

  it('is of somebody of eighteen, or of fifteen with consent, to the day', () => {
    expect(found(certifiedWill1, young(2008, 11, 20))).toEqual([]);
    expect(found(certifiedWill1, young(2008, 11, 21))).toEqual(['error will.consent testatorMinor']);
    expect(found(certifiedWill1, { ...young(2008, 11, 21), 'will.consent': 'Văn bản (làm mẫu)' })).toEqual([]);
    expect(found(certifiedWill1, young(2011, 11, 20))).toEqual(['error will.consent testatorMinor']);
    expect(found(certifiedWill1, { ...young(2011, 11, 21), 'will.consent': 'Văn bản (làm mẫu)' })).toEqual([
      'error testator.birthDate testatorTooYoung',
    ]);
  });

  it('of who cannot read has two witnesses, both no heirs', () => {
    expect(found(certifiedWill1, { 'will.reads': false })).toEqual([
      'error witnesses.first required',
      'error witnesses.second required',
      'error witnesses.fit required',
    ]);
    const witnesses = { 'will.reads': false, 'witnesses.first': 'Thử A', 'witnesses.fit': true };
    expect(found(certifiedWill1, { ...witnesses, 'witnesses.second': 'Thử B' })).toEqual([]);
    expect(found(certifiedWill1, { ...witnesses, 'witnesses.second': 'Thử A' })).toEqual([
      'error witnesses.second samePersonTwice',
    ]);
    expect(found(certifiedWill1, { ...witnesses, 'witnesses.second': 'Thử B', 'witnesses.fit': false })).toEqual([
      'error witnesses.fit witnessUnfit',
    ]);
    expect(found(certifiedWill1, { 'will.fit': false })).toEqual(['error will.fit testatorUnfit']);
  });
});

describe('a copy from an original register', () => {
  it('is made where the register is kept, and not of civil status', () => {
    expect(found(copyFromRegister1, { 'record.held': false })).toEqual(['error record.held registerElsewhere']);
    expect(found(copyFromRegister1, { 'record.title': 'Giấy khai sinh' })).toEqual([
      'warning record.title civilStatusCopy',
    ]);
    expect(found(copyFromRegister1, { 'record.on': { y: 2027 } })).toEqual(['error record.on enteredAfterReceipt']);
  });
});
