import { describe, expect, it } from 'vitest';
import { papers, papersOf } from '../../../src/domain/papers/catalogue.ts';
import { birthCertificate, birthCopy } from '../../../src/domain/papers/civil/birth-papers.ts';
import { deathExtract, deathExtractCopy } from '../../../src/domain/papers/civil/death-papers.ts';
import { declaration } from '../../../src/domain/papers/civil/declaration.ts';
import { maritalConfirmation } from '../../../src/domain/papers/civil/marital-confirmation.ts';
import { marriageCertificate } from '../../../src/domain/papers/civil/marriage-papers.ts';
import { documentText } from '../../../src/domain/papers/person-texts.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import type { HardCase } from '../../support/hard-papers.ts';
import { hardCases, longestName } from '../../support/hard-papers.ts';
import { madeUpSource, wordsOf, standsAt } from '../../support/made-up-paper.ts';

const now = '2026-11-21T02:00:00.000Z';
const said = (paper: Paper, { dossier, procedure }: HardCase, answers = {}) =>
  wordsOf(paper.body(madeUpSource(dossier, procedure, { answers })));
const { birth, death, marriage, marital } = hardCases;

describe('the birth certificate', () => {
  const words = said(birthCertificate, birth);
  it('says the name in capitals with all its marks, the date in figures and in words', () => {
    expect(words).toContain(`Họ, chữ đệm, tên: ${longestName.toUpperCase()}`);
    expect(words.some((each) => /^Ngày, tháng, năm sinh: \d{2}\/\d{2}\/\d{4}$/u.test(each))).toBe(true);
    expect(words.some((each) => each.startsWith('Ghi bằng chữ: Ngày '))).toBe(true);
  });

  it('leaves the block of a father who is not known blank, and says two nationalities and the local name of a group', () => {
    expect(words).toContain('Họ, chữ đệm, tên người cha: ');
    expect(words.filter((each) => each === 'Năm sinh: ' || each === 'Nơi cư trú: ')).toHaveLength(2);
    expect(words).toContain('Quốc tịch: Việt Nam, Pháp');
    expect(words).toContain('Dân tộc: Ba-na (Roh)');
  });

  it('keeps an address as the older paper writes it, beside what the place is called now', () => {
    expect(words).toContain('Nơi cư trú: Buôn Cũ, xã Cũ, huyện Cũ, tỉnh Cũ (nay là xã Thử Nghiệm, tỉnh Mẫu)');
  });

  it('bears the entry’s number, day, place and signer; a copy is of what is noted since, and says so', () => {
    expect(words).toContain('Số: 45/2026');
    expect(words).toContain('Ngày, tháng, năm đăng ký: 10/03/2026');
    expect(words).toContain('Nơi đăng ký khai sinh: Ủy ban nhân dân xã Thử Nghiệm, tỉnh Mẫu');
    expect(words).toContain('Chủ tịch Hà Văn Mẫu');
    const copy = said(birthCopy, birth, { number: '12' });
    expect(words).not.toContain('Năm sinh: 1991');
    expect(copy).toContain('Năm sinh: 1991');
    expect(copy).toContain('Số: 12/GKS-BS');
    expect(copy.at(-3)).toMatch(/^Ghi chú: Cải chính ngày 02\/06\/2026, theo Quyết định số 12/u);
  });
});

describe('the death extract', () => {
  it('says 1938 where no more is known, never a first of January', () => {
    const words = said(deathExtract, death);
    expect(words).toContain('Ngày, tháng, năm sinh: 1938');
    expect(words.join('\n')).not.toContain('01/01/1938');
    expect(words.find((each) => each.startsWith('Đã chết vào lúc'))).toBe(
      'Đã chết vào lúc: 08 giờ 05 phút, ngày 17/11/2026',
    );
    expect(words).toContain('Quốc tịch: Việt Nam, Lào');
  });

  it('of an old death says the year alone', () => {
    const { 'death.time': _, ...fields } = death.dossier.fields;
    const old = { ...death, dossier: { ...death.dossier, fields: { ...fields, 'death.date': { y: 1968 } } } };
    expect(said(deathExtract, old)).toContain('Đã chết vào lúc: năm 1968');
    expect(said(deathExtract, old)).toContain('Ghi bằng chữ: Năm một nghìn chín trăm sáu mươi tám');
  });

  it('is called Giấy chứng tử for dossiers received under the law of March 2027, and not a day before', () => {
    const on = (receivedAt: string) => said(deathExtract, { ...death, dossier: { ...death.dossier, receivedAt } });
    expect(on('2027-02-28T16:59:00.000Z')).toContain('TRÍCH LỤC KHAI TỬ');
    expect(on('2027-02-28T17:00:00.000Z')).toContain('GIẤY CHỨNG TỬ');
    expect(said(deathExtractCopy, death, { number: '3' })).toContain('Số: 3/TLKT-BS');
  });
});

describe('the other results', () => {
  it('a marriage certificate has both, side by side, and room for both to sign', () => {
    const words = said(marriageCertificate, marriage);
    expect(words.filter((each) => each === `Họ, chữ đệm, tên: ${longestName.toUpperCase()}`)).toHaveLength(2);
    expect(words).toContain('Quốc tịch: Việt Nam, Hoa Kỳ');
    expect(words.slice(-6)).toEqual([
      ...['VỢ', '', 'CHỒNG', '', 'NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN', 'Chủ tịch Hà Văn Mẫu'],
    ]);
  });

  it('a confirmation of marital status says of what time, for what, and how long it holds', () => {
    const words = said(maritalConfirmation, marital).join('\n');
    expect(words).toMatch(/Số: 45\/UBND-XNTTHN/u);
    expect(words).toMatch(/Trong thời gian cư trú tại: .*, từ .* đến/u);
    expect(words).toMatch(/Giấy này được sử dụng để: \S/u);
    expect(words).toContain('06 tháng');
  });

  it('says of an identity paper who issued it and when, as far as it is known', () => {
    const card = { type: '4', number: '001', issuedOn: { y: 2024, m: 2, d: 1 }, issuedBy: 'Bộ Công an' } as const;
    expect(documentText(card)).toMatch(/ số 001, do Bộ Công an cấp ngày 01\/02\/2024$/u);
    expect(documentText({ type: '4', number: '001', issuedBy: 'Bộ Công an' })).toMatch(/ số 001, do Bộ Công an cấp$/u);
    expect(documentText({ type: '4', number: '001', issuedOn: { y: 2024 } })).toMatch(/ số 001, cấp ngày 2024$/u);
    expect(documentText({ type: '2', number: 'B1' })).toBe('Hộ chiếu số B1');
  });

  it('a declaration says where and when above the signature, and not what only the desk says', () => {
    const { blocks } = declaration.body(madeUpSource(hardCases.marriage.dossier, hardCases.marriage.procedure));
    expect(blocks.at(-1)).toEqual({
      kind: 'text',
      style: 'end',
      text: 'Làm tại xã Thử Nghiệm, ngày 20 tháng 11 năm 2026',
    });
    const words = said(declaration, marriage).join('\n');
    for (const own of ['Người đứng tên trên giấy tiếp nhận', 'cùng có mặt', 'Ngày làm tờ khai'])
      expect(words).not.toContain(own);
  });

  it('a declaration holds what was declared and nothing an officer looked up', () => {
    const words = said(declaration, marriage).join('\n');
    expect(words).toContain('TỜ KHAI ĐĂNG KÝ KẾT HÔN');
    expect(words).toContain('Kết hôn lần thứ mấy: 1');
    expect(words).not.toContain('Tra cứu');
  });
});

describe('when a paper can be printed', () => {
  const standing = (id: string, { dossier, procedure }: HardCase) =>
    papersOf(dossier, procedure, standsAt(now)).find(({ paper }) => paper.id === id)?.standing.status;
  it('a result: of an entry; before it a draft; never of a dossier that ended without one', () => {
    expect(standing('birthCertificate', birth)).toBe('ready');
    const { entry: _, ...open } = birth.dossier;
    expect(standing('birthCertificate', { ...birth, dossier: { ...open, business: 'PROCESSING' } })).toBe('draft');
    expect(standing('birthCertificate', { ...birth, dossier: { ...open, business: 'REFUSED' } })).toBe('notNow');
    expect(standing('birthCopy', { ...birth, dossier: { ...open, business: 'PROCESSING' } })).toBe('notNow');
  });

  it('only papers of its own procedure are offered', () => {
    expect(standing('deathExtract', birth)).toBeUndefined();
    expect(standing('maritalConfirmation', marital)).toBe('ready');
  });

  it('and every one is said in whole, whatever of it is missing', () => {
    for (const paper of papers) {
      for (const { dossier, procedure } of Object.values(hardCases)) {
        const { entry: _, ...bare } = dossier;
        const words = wordsOf(paper.body(madeUpSource({ ...bare, fields: {} }, procedure)));
        expect(words.join('\n'), paper.id).not.toMatch(/undefined|null|NaN/u);
      }
    }
  });
});
