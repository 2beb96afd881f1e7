import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredBy } from '../../../../src/domain/books/entry-text.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Dossier } from '../../../../src/domain/dossier.ts';
import { feeTable } from '../../../../src/domain/fee-table.ts';
import { feeOf } from '../../../../src/domain/fees.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { extractCopy1 as copy } from '../../../../src/domain/procedures/extract-copy/procedure.ts';
import { textAt } from '../../../../src/domain/read-field.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { madeUpExtractCopy, madeUpMarriage } from '../../../support/made-up-events.ts';
import { makePeople } from '../../../support/people.ts';

const receivedOn = '2026-11-20';
const good = madeUpExtractCopy({ seed: 7 });
const child = makePeople(7).birth();
const birth = enteredDossier('birth', child);

function found(changes: Fields, known: readonly Dossier[] | 'reducer' = []): readonly string[] {
  const record = (id: string) => (known === 'reducer' ? undefined : known.find((each) => each.id === id));
  const context = { receivedOn, ...(known === 'reducer' ? {} : { record }) };
  return checkFields(copy, { ...good, ...changes }, context).map(
    ({ field, level, code }) => `${level} ${field} ${code}`,
  );
}

describe('a copy asked for at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpExtractCopy({ seed });
        expect(checkFields(copy, fields, { receivedOn })).toEqual([]);
        expect(parseFields(copy, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('asks for number, volume and year only if they are known, and for one copy at least', () => {
    const few = Object.entries(good).filter(
      ([path]) => path !== 'original.number' && path !== 'original.registeredOn' && path !== 'request.copies',
    );
    expect(checkFields(copy, Object.fromEntries(few), { receivedOn }).map(({ field }) => field)).toEqual([
      'request.copies',
    ]);
    expect(found({ 'request.copies': 0 })).toContain('error request.copies numberRange');
    expect(found({ 'request.copies': 100 })).toContain('error request.copies numberRange');
  });

  it('costs 8,000 đ a copy, as far as anybody remembers', () => {
    const of = { fields: good, registrationKind: 'timely', province: '99', channel: 'direct', receivedOn } as const;
    expect(feeOf(copy, of, feeTable)).toEqual({ kind: 'amount', amount: 24_000, source: 'memory' });
    expect(feeOf(copy, { ...of, fields: { ...good, 'fee.exemption': 'poor' } }, feeTable)).toMatchObject({
      kind: 'free',
    });
  });

  it('is not of an entry of tomorrow', () => {
    expect(found({ 'original.registeredOn': { y: 2026, m: 11, d: 20 } }, 'reducer')).toEqual([]);
    expect(found({ 'original.registeredOn': { y: 2026, m: 11, d: 21 } }, 'reducer')).toEqual([
      'error original.registeredOn registeredAfterReceipt',
    ]);
  });
});

describe('the entry it is of', () => {
  it('not found on the device is a warning to open the paper book, never an error, and nothing in the reducer', () => {
    expect(found({})).toEqual(['warning original.number entryNotHere']);
    expect(found({ 'original.record': birth.id })).toEqual(['warning original.number entryNotHere']);
    expect(found({}, 'reducer')).toEqual([]);
  });

  it('taken from the device says nothing more, until kind, number or year are changed', () => {
    const [offered] = offeredBy(birth, 'KS', textAt(child, 'child.fullName') ?? '');
    if (offered === undefined) throw new Error('not offered');
    const taken = copy.drawsOnEntry?.(offered) ?? {};
    expect(taken).toMatchObject({
      'original.number': '45',
      'original.volume': '01/2026',
      'original.record': birth.id,
      'subject.fullName': child['child.fullName'],
      'subject.birthDate': { y: Number(textAt(child, 'child.birthDate')?.slice(0, 4)) },
    });
    expect(found(taken, [birth])).toEqual([]);
    expect(found({ ...taken, 'original.number': '0045/2026' }, [birth])).toEqual([]);
    for (const wrong of [
      { 'original.number': '46' },
      { 'original.kind': 'KT' },
      { 'original.registeredOn': { y: 2025 } },
    ] satisfies Fields[])
      expect(found({ ...taken, ...wrong }, [birth])).toEqual(['warning original.number entryDiffers']);
  });

  it('is offered by name without accents, by personal number and by number, of the kind asked for', () => {
    const wedding = madeUpMarriage({ seed: 8 });
    const marriage = enteredDossier('marriage', wedding);
    const blocks = (kind: Parameters<typeof offeredBy>[1], typed: string) =>
      offeredBy(marriage, kind, typed).map(({ block }) => block);
    expect(blocks('KH', textAt(wedding, 'bride.pin') ?? '')).toEqual(['bride']);
    expect(blocks('KH', '45/2026')).toEqual(['bride', 'groom']);
    expect(blocks(undefined, '45')).toEqual(['bride', 'groom']);
    expect(blocks('KS', '45')).toEqual([]);
    expect(blocks('KH', ' ')).toEqual([]);
    const { entry: _, ...waiting } = marriage;
    expect(offeredBy(waiting, 'KH', '45')).toEqual([]);
  });
});
