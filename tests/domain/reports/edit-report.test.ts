import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { after, codesOf, officer, receive, reported, said, volunteer } from './told.ts';

describe('a report is put right (editReport)', () => {
  const edit = (changes: readonly object[], author = volunteer) => said('editReport', { changes }, author);
  const name = (from: string | null, to: string | null) => ({ field: 'deceased.fullName', from, to });

  it('changes what was said of the event and of the report, and the history says which fields', () => {
    const place = { field: 'report.place', from: 'Buôn Mẫu', to: 'Buôn Thử' };
    const put = after(reported(), edit([name('Điều Văn Thử', 'Điểu Văn Mẫu'), place]));
    expect(put.fields['deceased.fullName']).toBe('Điểu Văn Mẫu');
    expect(put.report?.told['report.place']).toBe('Buôn Thử');
    expect(Object.keys(put.fields).filter((path) => path.startsWith('report.'))).toEqual([]);
    expect(put.events.at(-1)).toMatchObject({ type: 'editReport', touched: ['deceased.fullName', 'report.place'] });
    expect(put.business).toBe('REPORTED');
  });

  it('[R10] merges with what another changed elsewhere; the second on one field is refused at that field', () => {
    const others = after(reported(), edit([{ field: 'report.note', from: null, to: 'Gọi lại sau' }], officer));
    expect(after(others, edit([name('Điều Văn Thử', 'Điểu Văn Mẫu')])).report?.told['report.note']).toBe('Gọi lại sau');
    const renamed = after(reported(), edit([name('Điều Văn Thử', 'Điểu Văn Một')], officer));
    const second = applyMutation(renamed, edit([name('Điều Văn Thử', 'Điểu Văn Hai')]), null);
    expect(second).toMatchObject({
      status: 'refused',
      problems: [{ code: 'changedMeanwhile', field: 'deceased.fullName' }],
    });
    expect(applyMutation(renamed, edit([name('Điều Văn Thử', 'Điểu Văn Một')]), null).status).toBe('merged');
  });

  it('refuses a field that nobody asks, a value that is none, and a report that would say nothing', () => {
    const codes = (...changes: readonly object[]) => codesOf(applyMutation(reported(), edit(changes), null));
    expect(codes({ field: 'constructor', from: null, to: 'x' })).toEqual(['unknownField']);
    expect(codes({ field: 'report.phone', from: null, to: { not: 'a number' } })).toHaveLength(1);
    expect(codes(name('Điều Văn Thử', null))).toEqual(['saysNothing']);
    expect(codes({ field: 'report.reporter', from: 'Hoàng Thị Báo', to: null })).toHaveLength(1);
  });

  it('is over once something has come of it', () => {
    const late = edit([name('Điều Văn Thử', 'Điểu Văn Mẫu')]);
    expect(codesOf(applyMutation(after(reported(), receive()), late, null))).toEqual(['receivedBefore']);
    const aside = after(reported(), said('setReportAside', { reason: 'Cư trú xã khác' }));
    expect(codesOf(applyMutation(aside, late, null))).toEqual(['reportSettled']);
    expect(applyMutation(undefined, late, null).status).toBe('recordMissing');
  });
});
