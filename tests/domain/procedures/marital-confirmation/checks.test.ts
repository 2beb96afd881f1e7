import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutUnasked } from '../../../../src/domain/asked-fields.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { maritalConfirmation1 as confirmation } from '../../../../src/domain/procedures/marital-confirmation/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpMaritalConfirmation } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpMaritalConfirmation({ seed: 4 });

function found(changes: Fields, without: readonly string[] = []): readonly string[] {
  const kept = Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path));
  return checkFields(confirmation, Object.fromEntries(kept), { receivedOn, communeCode: '99999' }).map(
    ({ field, level, code }) => `${level} ${field} ${code}`,
  );
}

describe('a confirmation of marital status at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpMaritalConfirmation({ seed });
        expect(checkFields(confirmation, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(confirmation, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('is promised in three working days, in six while another commune has still to answer', () => {
    expect(timeLimitOf(confirmation, good)).toEqual({ rule: 'workingDays', days: 3 });
    const waiting = { ...good, 'stays.1.lookup': 'pending' };
    expect(timeLimitOf(confirmation, waiting)).toEqual({ rule: 'workingDays', days: 6 });
  });
});

describe('times of residence', () => {
  it('follow each other: the day of moving may belong to both, the day after is no gap', () => {
    expect(found({ 'stays.2.from': { y: 2021, m: 6, d: 30 } })).toEqual([]);
    expect(found({ 'stays.2.from': { y: 2021, m: 7, d: 1 } })).toEqual([]);
    expect(found({ 'stays.2.from': { y: 2021, m: 7, d: 2 } })).toEqual(['error stays.2.from gapBetweenStays']);
    expect(found({ 'stays.2.from': { y: 2021, m: 6, d: 29 } })).toEqual(['error stays.2.from staysOverlap']);
  });

  it('leave no gap that nobody explains', () => {
    const abroad = { 'stays.2.from': { y: 2022 }, 'stays.note': 'lao động ở nước ngoài (làm mẫu)' };
    expect(found(abroad)).toEqual([]);
    expect(found(abroad, ['stays.note'])).toEqual(['error stays.2.from gapBetweenStays']);
  });

  it('of dates that are not whole nothing is claimed', () => {
    expect(found({ 'stays.1.to': { y: 2021 }, 'stays.2.from': { y: 2021 } })).toEqual([]);
  });

  it('end after they begin, within life, and not after the day of receipt', () => {
    expect(found({ 'stays.1.to': { y: 2018, m: 8 } })).toContain('error stays.1.to stayEndsBeforeItBegins');
    expect(found({ 'subject.birthDate': { y: 2018, m: 10 } })).toContain('error stays.1.from stayBeforeBirth');
    expect(found({ 'stays.2.to': { y: 2026, m: 11, d: 20 } })).toEqual([]);
    expect(found({ 'stays.2.to': { y: 2026, m: 11, d: 21 } })).toEqual(['error stays.2.to stayAfterReceipt']);
  });

  it('only the last is open-ended, and another place is not told by our own books', () => {
    expect(found({}, ['stays.1.to'])).toEqual(['error stays.1.to required']);
    expect(found({ 'stays.1.lookup': 'ownBooks' })).toEqual(['warning stays.1.lookup booksOfAnotherCommune']);
  });

  it('[0133] a row is offered after the one before it, and one emptied between two leaves the others', () => {
    const asked = (fields: Fields) => Object.keys(withoutUnasked(confirmation, fields));
    expect(found({ 'stays.3.lookup': 'reply' })).toEqual([
      'error stays.2.to required',
      'error stays.3.place required',
      'error stays.3.from required',
    ]);
    const third = { ...good, 'stays.3.from': { y: 2025 } };
    const without = Object.fromEntries(Object.entries(third).filter(([path]) => !path.startsWith('stays.2.')));
    expect(asked(without)).toContain('stays.3.from');
    const first = confirmation.groups.flatMap((group) => group.fields).find(({ path }) => path === 'stays.4.place');
    expect(first?.askedWhen?.(good)).toBe(false);
    expect(first?.askedWhen?.(third)).toBe(true);
  });

  it('at least one is declared', () => {
    const none = Object.keys(good).filter((path) => path.startsWith('stays.'));
    expect(found({}, none)).toEqual([
      'error stays.1.place required',
      'error stays.1.from required',
      'error stays.1.lookup required',
    ]);
  });
});

describe('marital status and purpose', () => {
  it('each status has its proof', () => {
    expect(found({ 'marital.state': 'divorced' })).toEqual([
      'error marital.spouse required',
      'error marital.endPaper required',
      'error marital.endedOn required',
    ]);
    expect(found({ 'marital.state': 'widowed' })).toContain('error marital.endPaper required');
    const married = found({ 'marital.state': 'married', 'purpose.kind': '5', 'purpose.text': 'Mua nhà (làm mẫu)' });
    expect(married).toContain('error marital.certificate required');
    expect(married).not.toContain('error purpose.kind marriedToMarry');
  });

  it('who is married gets none to marry with', () => {
    const married = { 'marital.state': 'married', 'marital.spouse': 'Lò Văn Mẫu', 'marital.certificate': '1/2020' };
    expect(found(married)).toEqual(['error purpose.kind marriedToMarry']);
  });

  it('the marriage has ended by the day of receipt', () => {
    const divorced = (on: string) =>
      found({
        'marital.state': 'divorced',
        'marital.spouse': 'Lò Văn Mẫu',
        'marital.endPaper': '2/2026/HNGĐ-ST, TAND Mẫu',
        'marital.endedOn': on,
      });
    expect(divorced('2026-11-20')).toEqual([]);
    expect(divorced('2026-11-21')).toEqual(['error marital.endedOn endedAfterReceipt']);
  });

  it('tells an age at which nobody marries yet, to the day', () => {
    const woman = (d: number) =>
      found({ 'subject.birthDate': { y: 2008, m: 11, d } }, [
        'subject.pin',
        'subject.idDocument',
        'applicant.pin',
        'applicant.idDocument',
      ]).filter((line) => line.includes('tooYoung'));
    expect(woman(20)).toEqual([]);
    expect(woman(21)).toEqual(['warning subject.birthDate tooYoungToMarry']);
  });

  it('purpose and intended spouse say the same', () => {
    expect(found({ 'purpose.kind': '2' })).toEqual(['error intended.nationality purposeNotSpouse']);
    expect(found({ 'purpose.kind': '2', 'intended.nationality': 'LA' })).toEqual([]);
    expect(found({ 'intended.nationality': 'LA' })).toEqual(['error intended.nationality purposeNotSpouse']);
  });

  it('a paper given out before is handed back, or it is said why not', () => {
    expect(found({ 'previous.paper': 'notReturned' })).toEqual(['error previous.reason required']);
  });

  it('is given where the person lives', () => {
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'subject.residence': elsewhere })).toEqual(['warning subject.residence otherCommune']);
  });
});
