import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mappingSchema } from '../../companion/fill/mapping.ts';
import { byLikeness, draftMapping, type KnownField, type Picked } from '../../companion/recorder/draft-mapping.ts';

const field = (key: string, group: string, label: string, kind: KnownField['kind'] = 'text'): KnownField => ({
  ...{ key, kind, group: { vi: group, en: group }, label: { vi: label, en: label } },
});
const fields = [
  field('child.fullName', 'Trẻ được khai sinh', 'Họ, chữ đệm, tên', 'name'),
  field('child.birthDate', 'Trẻ được khai sinh', 'Ngày, tháng, năm sinh', 'date'),
  field('mother.fullName', 'Người mẹ', 'Họ tên', 'name'),
  field('mother.ethnicity', 'Người mẹ', 'Dân tộc', 'choice'),
  field('father.fullName', 'Người cha', 'Họ tên', 'name'),
];
const picked = (from: string, name: string, more: Partial<Picked> = {}): Picked => ({
  ...{ to: name, at: { name }, control: 'text', from, part: null },
  ...more,
});
const draft = (...picks: readonly Picked[]) =>
  draftMapping(picks, { name: 'Cổng', page: 'https://cong.test/khai-sinh', procedure: 'birth', fields });

describe('the fields that are offered for a control', () => {
  it('begin with the likeliest, without diacritics and case', () => {
    expect(byLikeness(fields, 'HO TEN NGUOI CHA (*)', null)[0]?.key).toBe('father.fullName');
    expect(byLikeness(fields, 'Ngày sinh của trẻ', null)[0]?.key).toBe('child.birthDate');
  });

  it('stay with the person who was picked before, where the label says no more', () => {
    expect(byLikeness(fields, 'Họ tên', 'father.fullName')[0]?.key).toBe('father.fullName');
    expect(byLikeness(fields, 'Họ tên', 'mother.ethnicity')[0]?.key).toBe('mother.fullName');
  });

  it('are all there, whatever the label', () => {
    for (const label of ['', '***', 'Mã xác nhận']) expect(byLikeness(fields, label, null)).toHaveLength(fields.length);
  });
});

describe('a mapping file that a person has made', () => {
  it('is a good one, in the order she picked', () => {
    const made = draft(
      picked('mother.fullName', 'a'),
      picked('mother.ethnicity', 'b', { control: 'select' }),
      picked('child.birthDate', 'c'),
    );
    if (made.status !== 'mapping') throw new Error(made.status);
    expect(v.safeParse(mappingSchema, made.mapping).success).toBe(true);
    expect(made.mapping.fields.map(({ kind }) => kind)).toEqual(['text', 'select', 'date']);
  });

  it('puts parts that were picked one by one together', () => {
    const part = (name: string, which: Picked['part'], from = 'child.birthDate') => picked(from, name, { part: which });
    const made = draft(part('d', 'day'), part('m', 'month'), part('y', 'year'));
    expect(made).toMatchObject({
      status: 'mapping',
      mapping: {
        fields: [{ kind: 'splitDate', at: { day: { name: 'd' }, month: { name: 'm' }, year: { name: 'y' } } }],
      },
    });
    const name = draft(
      ...(['family', 'middle', 'given'] as const).map((which) => part(which, which, 'child.fullName')),
    );
    expect(name).toMatchObject({ status: 'mapping', mapping: { fields: [{ kind: 'splitName' }] } });
  });

  it('is not made of parts that are missing, nor of nothing', () => {
    expect(draft(picked('child.birthDate', 'd', { part: 'day' }))).toEqual({ status: 'unfinished', what: ['d'] });
    expect(draft()).toEqual({ status: 'nothing' });
  });
});
