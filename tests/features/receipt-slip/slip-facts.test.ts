import { describe, expect, it } from 'vitest';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { marriageRegistration1 } from '../../../src/domain/procedures/marriage/procedure.ts';
import { dayOnPaper, momentOnPaper, slipFacts } from '../../../src/features/receipt-slip/slip-facts.ts';
import { madeUpMarriage } from '../../support/made-up-events.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(13, { receivedOn: '2026-02-13' }).birth({
  'applicant.fullName': 'Lò Thị Ví',
  'child.fullName': "H'Mẫu Niê",
});
const dossier = madeUpDossier({ number: 1, fields, receivedAt: '2026-02-13T09:10:00.000Z' });

describe('the citizen’s slip', () => {
  it('writes times as papers do, in Viet Nam’s time', () => {
    expect(momentOnPaper('2026-11-20T19:05:00.000Z')).toBe('02 giờ 05 phút, ngày 21 tháng 11 năm 2026');
    expect(dayOnPaper('2026-02-04T02:00:00.000Z')).toBe('ngày 04 tháng 02 năm 2026');
    expect(dayOnPaper('2026-03-04T02:00:00.000Z')).toBe('ngày 04 tháng 3 năm 2026');
  });

  it('promises what the dossier promises: the Friday before Tết, after three, is due after it', () => {
    const facts = slipFacts(dossier, birthRegistration1);
    expect(facts.received).toBe('16 giờ 10 phút, ngày 13 tháng 02 năm 2026');
    expect(facts.due).toBe('17 giờ 00 phút, ngày 23 tháng 02 năm 2026');
  });

  it('names the persons in capitals with their accents, and the papers of this case', () => {
    const facts = slipFacts(dossier, birthRegistration1);
    expect(facts.applicant).toBe('LÒ THỊ VÍ');
    expect(facts.request).toBe("Đăng ký khai sinh cho H'MẪU NIÊ");
    expect(facts.papers).toContain('Giấy chứng sinh');
    expect(facts.papers).not.toContain('Biên bản xác nhận việc trẻ bị bỏ rơi');
  });

  it('says that the code is provisional until the national one comes; the QR holds the code and the token', () => {
    const facts = slipFacts(dossier, birthRegistration1);
    expect(facts.codeIsProvisional).toBe(true);
    expect(facts.qr).toBe(`${dossier.codes.provisional}#${dossier.slipToken}`);
    const official = slipFacts(
      { ...dossier, codes: { ...dossier.codes, official: 'H12.34.56-260213-0007' } },
      birthRegistration1,
    );
    expect(official.code).toBe('H12.34.56-260213-0007');
    expect(official.codeIsProvisional).toBe(false);
  });

  it('of a marriage names both, and bears the name of the one they chose', () => {
    const fields = madeUpMarriage({
      seed: 4,
      overrides: { 'bride.fullName': 'Lò Thị Ví', 'groom.fullName': 'Lò Văn Thử', submittedBy: 'groom' },
    });
    const facts = slipFacts({ ...dossier, procedure: 'marriage', fields }, marriageRegistration1);
    expect(facts).toMatchObject({
      applicant: 'LÒ VĂN THỬ',
      applicantNumber: fields['groom.pin'],
      address: fields['groom.residence'],
      phone: '0999 054 321',
      request: 'Đăng ký kết hôn cho LÒ THỊ VÍ và LÒ VĂN THỬ',
    });
    expect(facts.limit).toContain('trường hợp cần xác minh không quá 05 ngày làm việc');
  });
});
