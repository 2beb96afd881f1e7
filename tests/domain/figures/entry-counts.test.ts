import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { countBooks, entriesIn, entryTraits, traitValues } from '../../../src/domain/figures/entry-counts.ts';
import { entryFactsOf, entryKinds } from '../../../src/domain/figures/entry-facts.ts';
import { daysOf, monthsOf, periodKinds, periodOn } from '../../../src/domain/figures/period.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { fuzzed } from '../../support/fuzzed.ts';
import { histories } from '../../support/made-up-histories.ts';

const facts = (procedure: string, fields: Fields) => entryFactsOf(enteredDossier(procedure, fields));

describe('what an entry is counted by', () => {
  it('a birth: sex, people, and how old the child was', () => {
    const child = { 'child.sex': '2', 'child.ethnicity': '01', 'child.birthDate': '2026-03-01' };
    expect(facts('birth', child)).toMatchObject({ book: 'KS', sex: 'female', people: 'kinh', age: 'under1' });
    // Entered on 10 March 2026.
    expect(facts('birth', { ...child, 'child.birthDate': '2021-03-10' })?.age).toBe('from5');
    expect(facts('birth', { ...child, 'child.birthDate': '2021-03-11' })?.age).toBe('under5');
    expect(facts('birth', { 'child.sex': '3' })).toMatchObject({ sex: 'unknown', people: 'unknown', age: 'unknown' });
  });

  it('a death: how old she was when she died, as far as what is written tells', () => {
    const age = (birth: Fields[string], died: string) =>
      facts('death', { 'deceased.birthDate': birth, 'death.date': died })?.age;
    expect(age({ y: 2026, m: 1, d: 2 }, '2026-02-01')).toBe('under1');
    expect(age({ y: 2025 }, '2026-02-01')).toBe('unknown');
    expect(age({ y: 2023 }, '2026-02-01')).toBe('under5');
    expect(age({ y: 1950 }, '2026-02-01')).toBe('from5');
    expect(age({ y: 2027 }, '2026-02-01')).toBe('unknown');
    expect(facts('death', { 'deceased.birthDate': { y: 1950 } })?.age).toBe('unknown');
  });

  it('a marriage: the ages of those who marry for the first time; a confirmation: for whom and for what', () => {
    const couple = { 'bride.birthDate': { y: 2000, m: 3, d: 10 }, 'groom.birthDate': { y: 1999 } };
    const first = { 'bride.timesMarried': 1, 'groom.timesMarried': 1 };
    expect(facts('marriage', { ...couple, ...first })).toMatchObject({ brideAge: 26, groomAge: null });
    expect(facts('marriage', { ...couple, 'bride.timesMarried': 2 })?.brideAge).toBeNull();
    const confirmation = { 'subject.sex': '1', 'purpose.kind': '5' };
    expect(facts('marital-confirmation', confirmation)).toMatchObject({ sex: 'male', detail: 'otherPurpose' });
    expect(facts('change', { 'change.action': 'CAI_CHINH' })?.detail).toBe('correction');
    const { entry: _entry, ...open } = enteredDossier('birth', {});
    expect(entryFactsOf(open)).toBeUndefined();
  });
});

/** One question after another, over the records themselves. */
function countedByHand(
  dossiers: readonly Dossier[],
  from: string,
  to: string,
  holds: (one: Dossier) => boolean,
): number {
  let count = 0;
  for (const one of dossiers) {
    const on = one.entry?.registeredOn;
    if (on !== undefined && on >= from && on <= to && holds(one)) count += 1;
  }
  return count;
}

describe('entries of a period', () => {
  it('stand in exactly one row and column, months add up to their period, and another count agrees', () => {
    fuzzed(
      fc.property(
        histories,
        fc.constantFrom('2026-01-10', '2026-11-20'),
        fc.constantFrom(...periodKinds),
        (dossiers, day, kind) => {
          const period = periodOn(day, kind);
          const { from, to } = daysOf(period);
          const books = countBooks(entriesIn(dossiers, { from, to }));
          const by = (holds: (one: Dossier) => boolean) => countedByHand(dossiers, from, to, holds);
          expect(books.reduce((sum, { total }) => sum + total, 0)).toBe(by(() => true));
          for (const { book, total, of, brides } of books) {
            expect(total).toBe(by(({ entry }) => entry?.bookKind === book));
            for (const trait of entryTraits) {
              const asked = traitValues[trait].reduce((sum, value) => sum + of('all', trait, value), 0);
              expect([0, total]).toContain(asked);
              const inKinds = entryKinds.flatMap((each) => traitValues[trait].map((value) => of(each, trait, value)));
              expect(inKinds.reduce((sum, count) => sum + count, 0)).toBe(asked);
            }
            expect(brides.count).toBeLessThanOrEqual(total);
          }
          const births = books.find(({ book }) => book === 'KS');
          const late = by(
            ({ entry, fields }) => entry?.bookKind === 'KS' && entry.kind === 'late' && fields['child.sex'] === '2',
          );
          expect(births?.of('late', 'sex', 'female') ?? 0).toBe(late);
          const months = monthsOf(period).flatMap((month) => entriesIn(dossiers, daysOf(month)));
          expect(countBooks(months).map(({ book, total }) => [book, total])).toEqual(
            books.map(({ book, total }) => [book, total]),
          );
        },
      ),
    );
  });
});
