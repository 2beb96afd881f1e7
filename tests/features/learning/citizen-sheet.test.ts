import { describe, expect, it } from 'vitest';
import { feeTable } from '../../../src/domain/fee-table.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { citizenSheet, type SheetPlace } from '../../../src/features/learning/citizen-sheet.ts';

const place: SheetPlace = {
  commune: 'xã Thử Nghiệm',
  province: '99',
  fees: feeTable,
  today: '2026-11-20',
  hours: 'Giờ làm việc: 07:30–17:00.',
};
const fact = (sheet: ReturnType<typeof citizenSheet>, term: string) => sheet.facts.find(([name]) => name === term)?.[1];

describe('the sheet a citizen takes home', () => {
  it('says of a birth what to bring, how long, what it costs and where', () => {
    const sheet = citizenSheet(birthRegistration1, place);
    expect(sheet.title).toBe('Đăng ký khai sinh');
    expect(sheet.always).toContain('Tờ khai đăng ký khai sinh');
    expect(sheet.sometimes).toContain('Giấy chứng sinh');
    expect(fact(sheet, 'Bao lâu')).toMatch(/^Trả trong ngày/u);
    expect(fact(sheet, 'Lệ phí')).toMatch(/^Miễn .*Quá hạn thì theo nghị quyết.*8\.000 đ/u);
    expect(fact(sheet, 'Nộp ở đâu')).toContain('xã Thử Nghiệm');
  });

  it('names every paper of every procedure once, and leaves nothing empty', () => {
    for (const procedure of procedures) {
      const sheet = citizenSheet(procedure, place);
      expect(sheet.always.length + sheet.sometimes.length, procedure.id).toBe(procedure.papers.length);
      for (const [term, text] of sheet.facts) expect(text, `${procedure.id} ${term}`).toMatch(/\S.*\.$/u);
    }
  });

  it('goes by the fee the commune has stated', () => {
    const marriage = procedures.find(({ nationalCode }) => nationalCode === '1.004873');
    if (marriage === undefined) throw new Error('No such procedure.');
    const own = {
      procedure: '1.004873',
      province: '99',
      channel: null,
      validFrom: '2026-01-01',
      amount: 15_000,
    } as const;
    expect(fact(citizenSheet(marriage, place), 'Lệ phí')).toContain('Hỏi mức thu tại quầy');
    const stated = citizenSheet(marriage, { ...place, fees: [{ ...own, source: 'read' }] });
    expect(fact(stated, 'Lệ phí')).toMatch(/^15\.000 đ\./u);
  });
});
