import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForPage, type Mapping, readMapping } from '../../companion/fill/mapping.ts';
import { isBlankMask, matchChoice, saysSo } from '../../companion/fill/match-choice.ts';
import { planFill, type Wanted } from '../../companion/fill/plan-fill.ts';
import { ethnicGroups } from '../../src/domain/ethnic-groups.ts';
import { foldText } from '../../src/domain/fold-text.ts';
import { splitName } from '../../src/domain/person-name.ts';
import type { PortalRecord, PortalValue } from '../../src/domain/portal-record/portal-record.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { fuzzed } from '../support/fuzzed.ts';
import { makePeople } from '../support/people.ts';

const wants = (text: string, more: Partial<Wanted> = {}): Wanted => ({
  ...{ text, code: null, theirs: null, digits: false },
  ...more,
});
const value = (key: string, text: string, more: Partial<PortalValue> = {}): PortalValue => ({
  ...{ key, text, kind: 'text', code: null },
  ...{ group: { vi: '', en: '' }, label: { vi: key, en: key } },
  ...more,
});
const recordOf = (...values: readonly PortalValue[]): PortalRecord => ({
  dossier: '01930000-0000-7000-8000-000000000a01',
  ...{ procedure: 'birth', title: '', code: '', stood: null, values },
});
const mappingOf = (...fields: Mapping['fields'][number][]): Mapping => ({
  ...{
    version: 1,
    name: 'Cổng mẫu',
    system: 'Cổng mẫu',
    pages: ['https://cong.test/khai-sinh'],
    procedures: ['birth'],
  },
  fields,
});
const found = (at: number) => ({ kind: 'found', at });

describe('the choice that is meant', () => {
  it('is found without diacritics and case, with number or words beside it', () => {
    const offered = ['-- Chọn --', '01 - KINH', 'Ê đê (Rađê)', 'Mnông'].map((text, at) => ({ value: `v${at}`, text }));
    expect(matchChoice(offered, wants('Kinh', { code: '01' }))).toEqual(found(1));
    expect(matchChoice(offered, wants('Ê-đê'))).toEqual(found(2));
    expect(matchChoice(offered, wants('MNONG'))).toEqual(found(3));
    expect(matchChoice(offered, wants('Thái'))).toEqual({ kind: 'none' });
  });

  it('goes by the code where the words say nothing, and by the words where they say another', () => {
    const coded = [
      { value: '1', text: 'Male' },
      { value: '2', text: 'Female' },
    ];
    expect(matchChoice(coded, wants('Nữ', { code: '2' }))).toEqual(found(1));
    const turned = [
      { value: '1', text: 'Nữ' },
      { value: '2', text: 'Nam' },
    ];
    expect(matchChoice(turned, wants('Nữ', { code: '2' }))).toEqual(found(0));
  });

  it('goes by what the mapping names alone', () => {
    const offered = [
      { value: 'A', text: 'Nữ' },
      { value: 'B', text: 'Nam' },
    ];
    expect(matchChoice(offered, wants('Nữ', { code: '2', theirs: 'B' }))).toEqual(found(1));
    expect(matchChoice(offered, wants('Nữ', { code: '2', theirs: 'C' }))).toEqual({ kind: 'none' });
  });

  it('is nobody’s to guess where several go by the words', () => {
    const offered = [
      { value: 'a', text: 'Xã Tân Lập' },
      { value: 'b', text: 'Phường Tân Lập' },
    ];
    expect(matchChoice(offered, wants('Thị trấn Tân Lập'))).toEqual({ kind: 'several' });
    expect(matchChoice(offered, wants('Phường Tân Lập'))).toEqual(found(1));
  });

  it('finds every ethnic group in a list of them all, however it is written', () => {
    for (const write of [(text: string) => text.toUpperCase(), (text: string) => foldText(text)]) {
      const offered = ethnicGroups.map(({ label }, at) => ({ value: `x${at}`, text: write(label.vi) }));
      ethnicGroups.forEach(({ code, label }, at) => {
        expect(matchChoice(offered, wants(label.vi, { code }))).toEqual(found(at));
      });
    }
  });

  it('is one that was offered, whatever is offered and wanted', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fuzzed(
      fc.property(fc.array(fc.record({ value: text, text }), { maxLength: 8 }), text, text, (offered, words, code) => {
        const match = matchChoice(offered, wants(words, { code }));
        if (match.kind === 'found') expect(offered[match.at]).toBeDefined();
      }),
    );
  });

  it('is a month or a day by its number', () => {
    const months = Array.from({ length: 12 }, (_, at) => ({ value: `${at}`, text: `Tháng ${at + 1}` }));
    expect(matchChoice(months, wants('03', { digits: true }))).toEqual(found(2));
  });
});

describe('what stands in a field already', () => {
  it('says the same in capitals, with other spaces, and as another way of writing a date', () => {
    expect(saysSo('HÀ  THỊ MẪU ', wants('Hà Thị Mẫu'))).toBe(true);
    expect(saysSo('Hà Thi Mẫu', wants('Hà Thị Mẫu'))).toBe(false);
    for (const text of ['05/03/2026', '5.3.2026', '05032026', '05 / 03 / 2026']) {
      expect(saysSo(text, wants('05/03/2026', { digits: true }))).toBe(true);
    }
    for (const text of ['', '__/__/____', '05/03/2025', '03/05/2026']) {
      expect(saysSo(text, wants('05/03/2026', { digits: true }))).toBe(false);
    }
  });

  it('is nothing where it only shows how to fill it', () => {
    for (const text of ['', ' ', '__/__/____', 'dd/mm/yyyy']) expect(isBlankMask(text)).toBe(true);
    for (const text of ['0_/__/____', 'Hà', 'dd']) expect(isBlankMask(text)).toBe(false);
  });
});

describe('the plan of a form', () => {
  const at = (name: string) => ({ name });
  const set = (plan: ReturnType<typeof planFill>) =>
    plan.steps.map((step) =>
      step.do === 'set' ? `${JSON.stringify(step.at)} ${step.wanted.text}` : step.fill.map(({ wanted }) => wanted.text),
    );

  it('splits a date, and invents no day', () => {
    const field = {
      ...{ to: 'Ngày sinh', from: 'mother.birthDate', kind: 'splitDate' as const },
      at: { day: at('d'), month: at('m'), year: at('y') },
    } as const;
    const whole = planFill(
      mappingOf(field),
      recordOf(value('mother.birthDate', '05/03/1990', { kind: 'date', code: '1990-03-05' })),
    );
    expect(set(whole)).toEqual(['{"name":"d"} 05', '{"name":"m"} 03', '{"name":"y"} 1990']);
    const year = planFill(
      mappingOf(field),
      recordOf(value('mother.birthDate', '1990', { kind: 'date', code: '1990' })),
    );
    expect(set(year)).toEqual(['{"name":"y"} 1990']);
  });

  it('writes a date as the form wants it, as far as it is known', () => {
    const date = (format: 'dd/MM/yyyy' | 'dd.MM.yyyy' | 'yyyy-MM-dd', code: string) =>
      planFill(
        mappingOf({ to: '', from: 'd', kind: 'date', at: at('d'), format }),
        recordOf(value('d', 'x', { kind: 'date', code })),
      ).steps.map((step) => (step.do === 'set' ? step.wanted.text : ''));
    expect(date('dd/MM/yyyy', '1990-03-05')).toEqual(['05/03/1990']);
    expect(date('dd.MM.yyyy', '1990-03')).toEqual(['03.1990']);
    expect(date('yyyy-MM-dd', '1990-03')).toEqual([]);
  });

  it('[property] splits a name so that its parts make it again, in their order', () => {
    for (const fields of makePeople(31).births(60)) {
      const name = textAt(fields, 'child.fullName') ?? '';
      const steps = planFill(
        mappingOf({
          ...{ to: 'Tên', from: 'n', kind: 'splitName' },
          at: { family: at('f'), middle: at('m'), given: at('g') },
        }),
        recordOf(value('n', name, { kind: 'name' })),
      ).steps;
      expect(steps.map((step) => (step.do === 'set' ? step.wanted.text : '')).join(' ')).toBe(name);
      const { given } = splitName(name);
      const last = steps.at(-1);
      expect(last?.do === 'set' ? last.wanted.text : '').toBe(given);
    }
  });

  it('opens a window, fills it, and closes it; and leaves it shut when there is nothing to say', () => {
    const field = {
      ...{ to: 'Nơi cư trú', kind: 'window' as const, open: at('open'), close: at('ok') },
      fill: [{ at: at('p'), from: 'a.province', kind: 'select' }],
    } as const;
    const mapping = mappingOf({ ...field, fill: [...field.fill] });
    expect(set(planFill(mapping, recordOf(value('a.province', 'Tỉnh Mẫu'))))).toEqual([['Tỉnh Mẫu']]);
    expect(planFill(mapping, recordOf())).toEqual({ steps: [], unsaid: ['Nơi cư trú'] });
  });

  it('writes capitals, digits, codes, a unit without its rank, and several values in one', () => {
    const written = (as: 'capitals' | 'digits' | 'code' | 'lastWords' | undefined, from: string | string[]) =>
      planFill(
        mappingOf({ to: '', kind: 'text', at: at('x'), from, ...(as === undefined ? {} : { as }) }),
        recordOf(value('a', 'Xã Đắk Liêng', { code: '24000' }), value('b', 'Thôn 3')),
      ).steps.map((step) => (step.do === 'set' ? step.wanted.text : ''))[0];
    expect(written('capitals', 'a')).toBe('XÃ ĐẮK LIÊNG');
    expect(written('digits', 'b')).toBe('3');
    expect(written('code', 'a')).toBe('24000');
    expect(written('lastWords', 'a')).toBe('Đắk Liêng');
    expect(written(undefined, ['b', 'a', 'none'])).toBe('Thôn 3, Xã Đắk Liêng');
  });
});

describe('a mapping file', () => {
  const good = mappingOf({ to: 'Họ tên', kind: 'text', at: { label: 'Họ tên', group: 'Mẹ' }, from: 'mother.fullName' });

  it('is taken whole, or told where it is wrong', () => {
    expect(readMapping(JSON.stringify(good))).toEqual({ status: 'mapping', mapping: good });
    expect(readMapping('{')).toMatchObject({ status: 'wrong', where: '' });
    const [field] = good.fields;
    const broken = { ...good, fields: [field, { ...field, kind: 'selekt' }] };
    expect(readMapping(JSON.stringify(broken))).toMatchObject({ status: 'wrong', where: 'fields.1.kind' });
    expect(readMapping(JSON.stringify({ ...good, waitMs: 1e9 }))).toMatchObject({ status: 'wrong', where: 'waitMs' });
    expect(readMapping(JSON.stringify({ ...good, run: 'alert(1)' }))).toMatchObject({ status: 'wrong', where: 'run' });
  });

  it('is for its own pages alone', () => {
    expect(isForPage(good, 'https://cong.test/khai-sinh?buoc=2#x')).toBe(true);
    expect(isForPage({ ...good, pages: ['https://cong.test/*'] }, 'https://cong.test/a/b')).toBe(true);
    for (const address of [
      'https://cong.test/',
      'https://cong.test.evil.test/khai-sinh',
      'https://evil.test/https://cong.test/khai-sinh',
    ]) {
      expect(isForPage(good, address)).toBe(false);
    }
    for (const page of [
      'http://cong.test/*',
      'https://*',
      'https://cong*',
      '*',
      'javascript:alert(1)',
      'https://*.test/x',
    ]) {
      expect(readMapping(JSON.stringify({ ...good, pages: [page] }))).toMatchObject({
        status: 'wrong',
        where: 'pages.0',
      });
    }
  });
});
