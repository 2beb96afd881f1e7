import { describe, expect, it } from 'vitest';
import { receiptSlip } from '../../../src/domain/papers/desk/receipt-slip.ts';
import { dayOnPaper, momentOnPaper } from '../../../src/domain/papers/moments.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { marriageRegistration1 } from '../../../src/domain/procedures/marriage/procedure.ts';
import { textAt } from '../../../src/domain/read-field.ts';
import { madeUpMarriage } from '../../support/made-up-events.ts';
import { madeUpSource, wordsOf } from '../../support/made-up-paper.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(13, { receivedOn: '2026-02-13' }).birth({
  'applicant.fullName': 'Lò Thị Ví',
  'child.fullName': "H'Mẫu Niê",
});
const dossier = madeUpDossier({ number: 1, fields, receivedAt: '2026-02-13T09:10:00.000Z' });
const slip = receiptSlip.body(madeUpSource(dossier, birthRegistration1));

describe('the citizen’s slip', () => {
  it('writes times as papers do, in Viet Nam’s time', () => {
    expect(momentOnPaper('2026-11-20T19:05:00.000Z')).toBe('02 giờ 05 phút, ngày 21 tháng 11 năm 2026');
    expect(dayOnPaper('2026-02-04T02:00:00.000Z')).toBe('ngày 04 tháng 02 năm 2026');
    expect(dayOnPaper('2026-03-04T02:00:00.000Z')).toBe('ngày 04 tháng 3 năm 2026');
  });

  it('promises what the dossier promises: the Friday before Tết, after three, is due after it', () => {
    expect(wordsOf(slip)).toContain('Thời gian nhận hồ sơ: 16 giờ 10 phút, ngày 13 tháng 02 năm 2026');
    expect(wordsOf(slip)).toContain(
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 23 tháng 02 năm 2026',
    );
    expect(slip.head).toMatchObject({ placeAndDay: 'Thử Nghiệm, ngày 13 tháng 02 năm 2026' });
  });

  it('names the persons in capitals with their accents, and the papers of this case', () => {
    expect(wordsOf(slip)).toContain('Tiếp nhận hồ sơ của: LÒ THỊ VÍ');
    expect(wordsOf(slip)).toContain(
      "Nội dung yêu cầu giải quyết: Đăng ký khai sinh cho H'MẪU NIÊ (mã thủ tục 1.001193)",
    );
    expect(wordsOf(slip)).toContain('Giấy chứng sinh');
    expect(wordsOf(slip)).not.toContain('Biên bản xác nhận việc trẻ bị bỏ rơi');
  });

  it('says that the code is provisional until the national one comes; the QR holds the code and the token', () => {
    expect(slip.subtitle).toBe(`Mã hồ sơ: ${dossier.codes.provisional} (mã tạm)`);
    expect(slip.across).toEqual(['MÃ TẠM']);
    expect(slip.qr?.text).toBe(`${dossier.codes.provisional}#${dossier.slipToken}`);
    expect(wordsOf(slip).join('\n')).not.toContain('tra-cuu');
    const statusLink = 'https://hotich.xa.example/t#';
    const linked = receiptSlip.body({ ...madeUpSource(dossier, birthRegistration1), statusLink });
    expect(linked.qr?.text).toBe(`${statusLink}${dossier.codes.provisional}#${dossier.slipToken}`);
    expect(wordsOf(linked).join('\n')).toContain('hoặc vào hotich.xa.example/tra-cuu.');
    const coded = { ...dossier, codes: { ...dossier.codes, official: 'H12.34.56-260213-0007' } };
    const official = receiptSlip.body(madeUpSource(coded, birthRegistration1));
    expect(official).toMatchObject({ subtitle: 'Mã hồ sơ: H12.34.56-260213-0007', across: [] });
  });

  it('of a marriage names both, and bears the name of the one they chose', () => {
    const fields = madeUpMarriage({
      seed: 4,
      overrides: { 'bride.fullName': 'Lò Thị Ví', 'groom.fullName': 'Lò Văn Thử', submittedBy: 'groom' },
    });
    const marriage = { ...dossier, procedure: 'marriage', fields };
    const words = wordsOf(receiptSlip.body(madeUpSource(marriage, marriageRegistration1)));
    expect(words).toContain('Tiếp nhận hồ sơ của: LÒ VĂN THỬ');
    expect(words).toContain(`Số định danh cá nhân/giấy tờ tùy thân: ${textAt(fields, 'groom.pin') ?? ''}`);
    expect(words).toContain('Số điện thoại: 0999 054 321');
    expect(words.join('\n')).toContain('Đăng ký kết hôn cho LÒ THỊ VÍ và LÒ VĂN THỬ');
    expect(words.join('\n')).toContain('trường hợp cần xác minh không quá 05 ngày làm việc');
  });
});
