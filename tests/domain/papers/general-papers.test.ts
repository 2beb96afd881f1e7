import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { declaration } from '../../../src/domain/papers/civil/declaration.ts';
import { receiptSlip } from '../../../src/domain/papers/desk/receipt-slip.ts';
import { trackingBook } from '../../../src/domain/papers/desk/tracking-book.ts';
import { general1 } from '../../../src/domain/procedures/general/procedure.ts';
import { madeUpGeneral } from '../../support/made-up-events.ts';
import { madeUpSource, wordsOf } from '../../support/made-up-paper.ts';
import { dossierIn } from '../steps/desk-of-steps.ts';

const dossierOf = (overrides: Fields = {}): Dossier => ({
  ...dossierIn('RECEIVED'),
  procedure: 'general',
  procedureVersion: 1,
  withoutBook: true,
  fields: madeUpGeneral({ seed: 1, overrides: { 'applicant.fullName': 'Lò Thị Ví', ...overrides } }),
});
const slipOf = (dossier: Dossier) => wordsOf(receiptSlip.body(madeUpSource(dossier, general1)));

describe('papers of any other dossier of the desk', () => {
  it('the slip says what was asked for, by its own name and code, with its papers and its limit', () => {
    const words = slipOf(dossierOf({ 'handed.2.form': 'shown' }));
    expect(words).toContain(
      'Nội dung yêu cầu giải quyết: Xác nhận nguồn nước mó (làm mẫu) cho LÒ THỊ VÍ (mã thủ tục 9.000001)',
    );
    expect(words).toContain('Đơn đề nghị (làm mẫu) (bản chính)');
    expect(words).toContain('Sơ đồ mó nước (làm mẫu) (xuất trình)');
    expect(words).toContain('Thời gian giải quyết hồ sơ theo quy định: 05 ngày làm việc');
  });

  it('says no code where none is known, and hours where hours were promised', () => {
    const { 'asked.code': _, ...fields } = dossierOf({ 'term.unit': 'hours', 'term.amount': 4 }).fields;
    const words = slipOf({ ...dossierOf(), fields });
    expect(words).toContain('Nội dung yêu cầu giải quyết: Xác nhận nguồn nước mó (làm mẫu) cho LÒ THỊ VÍ');
    expect(words).toContain('Thời gian giải quyết hồ sơ theo quy định: 04 giờ làm việc');
  });

  it('the declaration bears its name', () => {
    expect(declaration.body(madeUpSource(dossierOf(), general1)).title).toBe(
      'TỜ KHAI XÁC NHẬN NGUỒN NƯỚC MÓ (LÀM MẪU)',
    );
  });

  it('the register of the desk has it under its own field of service', () => {
    const all = [{ dossier: dossierOf(), procedure: general1 }];
    const { commune, province, names, now } = madeUpSource(dossierOf(), general1);
    const days = { from: '2020-01-01', to: '2030-01-01' };
    const tracked = (field: string) => trackingBook(all, { commune, province, names, now, field, ...days });
    const table = tracked('Môi trường').blocks.find((block) => block.kind === 'table');
    expect(table?.rows.map((cells) => cells[2])).toEqual(['Xác nhận nguồn nước mó (làm mẫu)']);
    expect(wordsOf(tracked('Hộ tịch')).join('\n')).toContain(': 0 hồ sơ');
  });
});
