import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { blankOf, placedValues, uncalibrated } from '../../src/domain/papers/blanks.ts';
import { papers, papersOf } from '../../src/domain/papers/catalogue.ts';
import { explanation } from '../../src/domain/papers/desk/explanation.ts';
import { receiptSlip } from '../../src/domain/papers/desk/receipt-slip.ts';
import { reportNote } from '../../src/domain/papers/desk/report-note.ts';
import { trackingBook } from '../../src/domain/papers/desk/tracking-book.ts';
import { procedures } from '../../src/domain/procedures/catalogue.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { vietQr } from '../../src/domain/viet-qr.ts';
import type { BrowserName } from '../support/launch-browser.ts';
import { enteredDossier } from '../support/entered-dossier.ts';
import { everyProcedure } from '../support/every-procedure.ts';
import { type HardCase, hardCases, longestName, madeHard } from '../support/hard-papers.ts';
import { madeUpSource, standsAt } from '../support/made-up-paper.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { makePeople } from '../support/people.ts';
import { readCode } from '../support/read-code.ts';
import { printOnBlank, printPaper } from './support/print-paper.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

const answers = {
  number: '07',
  reason: 'Chờ xác minh tại nơi cư trú trước đây; nơi đó chưa trả lời',
  newDue: '2026-12-01',
  signer: 'Nguyễn Hoàng Thục Khuê',
};
/** Declarations run over a page where a procedure asks much. */
const declarationPages: Readonly<Record<string, number>> = {
  birth: 2,
  death: 2,
  marriage: 2,
  'marital-confirmation': 2,
};
const supplement = {
  papers: [
    { paper: 'Giấy chứng sinh hoặc văn bản của người làm chứng', reason: 'bản chụp mờ, không đọc được số' },
    { paper: 'Văn bản cam đoan về việc sinh', reason: 'chưa có chữ ký' },
  ],
  guide: 'Bàn số 2, điện thoại 0999 012 345',
};

describe.each<BrowserName>(['current Chromium', 'Chromium 109'])('papers printed by %s', (name) => {
  let browser: Browser;
  /** One for all of them: what the next prints replaces what this one did. */
  let page: Page;
  beforeAll(async () => {
    browser = await sharedBrowser(name);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await endMachines(browser);
  });
  /** Pictures are kept of each browser's. */
  const named = (paper: string) => (name === 'current Chromium' ? paper : `${paper}-109`);

  const fields = makePeople(13).birth({ 'child.fullName': longestName, 'applicant.fullName': longestName });
  const done = { by: 'x', at: '2026-11-20T03:00:00.000Z' };
  const dossier: Dossier = {
    ...madeUpDossier({ number: 1, fields }),
    supplement: { ...supplement, by: 'x', requestedAt: done.at, receivedAt: null },
    refusal: { ...done, kind: 'intake', reason: answers.reason, signer: longestName, signerTitle: 'Giám đốc' },
    ending: { ...done, kind: 'stopped', reason: answers.reason },
  };
  it.each(papers.filter(({ family, id }) => family === 'desk' && id !== reportNote.id))(
    'one page of A4 for $id, with the longest name, the code and the token',
    async (paper) => {
      const source = madeUpSource(dossier, birthRegistration1, { answers });
      const body = paper.body(source);
      const printed = await printPaper(page, { id: paper.id, body, size: paper.sheet, ordinal: 2 }, named(paper.id));
      expect(printed).toMatchObject({ pages: 1, size: { width: 210, height: 297 }, overflowing: [] });
      for (const word of [body.title, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', longestName.toUpperCase()]) {
        expect(printed.text).toContain(word);
      }
      expect(printed.text).toContain(`${dossier.codes.provisional} (mã tạm)`);
      expect(printed.text).toContain('MÃ TẠM');
      expect(printed.text).toContain('Bản in lại (lần 2)');
    },
  );

  it('one page of A4 for a slip with the longest name and a fee to pay to the longest account', async () => {
    const account = { bin: '970403', number: '0123456789012345678', holder: 'ỦY BAN NHÂN DÂN '.repeat(6) };
    const transfer = { account, amount: 100_000_000, purpose: dossier.codes.provisional };
    const code = vietQr(account, transfer.amount, transfer.purpose);
    const body = receiptSlip.body(
      madeUpSource(dossier, birthRegistration1, {
        transfer: { ...transfer, code },
        statusLink: 'https://hotich.xa-thu-nghiem-co-ten-dai.tinh-mau.vi-du.vn/tra-cuu#',
      }),
    );
    const printed = await printPaper(page, { id: receiptSlip.id, body, size: 'a4', ordinal: 2 }, named('slip-to-pay'));
    expect(printed).toMatchObject({ pages: 1, overflowing: [] });
    expect(printed.text).toContain('100.000.000 đồng');
    expect(await readCode(new Uint8Array(await page.locator('.sheet-pay svg').screenshot()))).toBe(code);
  });

  it('one page of A4 for the note of a report, which says across it that nothing was received', async () => {
    const told = {
      'report.reporter': longestName,
      'report.inNameOf': longestName,
      'report.place': 'Buôn Mẫu, nhà sinh hoạt cộng đồng phía sau trường tiểu học, cạnh lối xuống bến nước',
      'report.heardOn': '2026-11-19',
      'report.phone': '0999012345',
      'report.note': answers.reason,
    };
    const report = { code: 'BAO-99999-0000TEST-261119-001', reportedAt: done.at, told };
    const reported: Dossier = {
      ...dossier,
      business: 'REPORTED',
      report,
      codes: { ...dossier.codes, provisional: report.code },
    };
    const body = reportNote.body(madeUpSource(reported, birthRegistration1));
    const printed = await printPaper(page, { id: reportNote.id, body, size: reportNote.sheet }, named(reportNote.id));
    expect(printed).toMatchObject({ pages: 1, size: { width: 210, height: 297 }, overflowing: [] });
    for (const word of [longestName.toUpperCase(), report.code, 'CHƯA TIẾP NHẬN', 'Buôn Mẫu', answers.reason])
      expect(printed.text).toContain(word);
  });

  const cases = Object.values<HardCase>(hardCases).flatMap(({ dossier, procedure }) =>
    papersOf(dossier, procedure, standsAt('2026-11-21T02:00:00.000Z'))
      .filter(({ paper }) => paper.family !== 'desk')
      .map(({ paper }) => ({ as: `${procedure.id}-${paper.id}`, paper, dossier, procedure })),
  );
  it.each(cases)('$as: the longest name, and everything in its place', async ({ as, paper, dossier, procedure }) => {
    const body = paper.body(madeUpSource(dossier, procedure, { answers }));
    const printed = await printPaper(page, { id: paper.id, body, size: paper.sheet }, named(as));
    expect(printed).toMatchObject({ size: { width: 210, height: 297 }, overflowing: [] });
    expect(printed.pages).toBe(paper.family === 'declaration' ? declarationPages[procedure.id] : 1);
    expect(printed.text).toContain(body.title);
    expect(printed.text).toContain(longestName.toUpperCase());
  });

  // Every other procedure, in one browser: what it prints differs by its data alone.
  const each = procedures
    .filter(({ version }) => name === 'current Chromium' && version === 1)
    .flatMap((procedure) => {
      const made = everyProcedure[procedure.id];
      if (made === undefined) throw new Error(`nothing made up of ${procedure.id}`);
      const { fields, words } = madeHard(procedure, made());
      const dossier = enteredDossier(procedure.id, fields);
      return papersOf(dossier, procedure, standsAt('2026-11-21T02:00:00.000Z'))
        .filter(({ paper }) => paper.family !== 'desk')
        .map(({ paper }) => ({ as: `every-${procedure.id}-${paper.id}`, paper, dossier, procedure, words }));
    });
  it.each(each)(
    '$as: longest names, two nationalities, 1938 alone',
    async ({ as, paper, dossier, procedure, words }) => {
      const printed = await printPaper(
        page,
        { id: paper.id, body: paper.body(madeUpSource(dossier, procedure, { answers })), size: paper.sheet },
        named(as),
      );
      expect(printed).toMatchObject({ overflowing: [] });
      expect(printed.pages).toBeLessThanOrEqual(paper.family === 'declaration' ? 3 : 1);
      for (const word of words) expect(printed.text).toContain(word);
      expect(printed.text).not.toContain('/1938');
    },
  );

  it('the tracking book (form 07) lies across, over as many pages as it needs', async () => {
    const all = Array.from({ length: 40 }, (_, index) => ({
      dossier: madeUpDossier({ number: index + 1, fields }),
      procedure: birthRegistration1,
    }));
    const { commune, province, names, now } = madeUpSource(dossier, birthRegistration1);
    const days = { field: 'Hộ tịch', from: '2026-11-01', to: '2026-11-30' };
    const body = trackingBook(all, { commune, province, names, now, ...days });
    const printed = await printPaper(page, { id: 'trackingBook', body, size: 'a4-landscape' }, named('trackingBook'));
    expect(printed).toMatchObject({ size: { width: 297, height: 210 }, overflowing: [] });
    expect(printed.pages).toBeGreaterThan(3);
    expect(printed.text).toContain('40 hồ sơ');
  });

  it('the explanation lies across, its log of outages over as many pages as it needs', async () => {
    const at = (day: number, time = '15:30:07') => `2026-11-${String(day).padStart(2, '0')}T${time}.000Z`;
    const lines = Array.from({ length: 12 }, (_, index) => ({
      ...{
        id: String(index),
        code: `TAM-99999-0000TEST-261120-${String(index + 1).padStart(3, '0')}`,
        name: longestName,
      },
      ...{
        receivedAt: at(12),
        dueAt: at(20),
        pausedSince: null,
        finishedAt: at(20),
        writtenAt: at(20),
        recordedAt: at(21),
      },
      ...{ real: 'onTime' as const, lateEntryOnly: true },
    }));
    const outages = Array.from({ length: 24 }, (_, index) => ({
      from: at(index + 1),
      to: index === 0 ? null : at(index + 1, '16:40:00'),
      why: 'mạng này trả lời thay máy chủ (có thể phải đăng nhập Wi-Fi)',
    }));
    const { commune, now } = madeUpSource(dossier, birthRegistration1);
    const body = explanation(lines, outages, { commune, now, officer: longestName });
    const printed = await printPaper(page, { id: 'explanation', body, size: 'a4-landscape' }, named('explanation'));
    expect(printed).toMatchObject({ size: { width: 297, height: 210 }, overflowing: [] });
    expect(printed.pages).toBeLessThanOrEqual(4);
    for (const word of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', longestName, 'nay', '22:30:07 20/11/2026'])
      expect(printed.text).toContain(word);
  });

  it.each([
    { id: 'birthCertificate' as const, hard: hardCases.birth },
    { id: 'marriageCertificate' as const, hard: hardCases.marriage },
  ])(
    '$id on the ministry’s blank: each value within half a millimetre of its place, none over another',
    async ({ id, hard }) => {
      const [paper, blank] = [papers.find((each) => each.id === id), blankOf(id)];
      if (paper === undefined || blank === undefined) throw new Error(`no blank for ${id}`);
      const values = placedValues(blank, paper.body(madeUpSource(hard.dossier, hard.procedure)));
      const straight = await printOnBlank(page, { id, values, calibration: uncalibrated }, named(`${id}-on-blank`));
      expect(straight.pages).toBe(1);
      for (const { key, x, y } of values) {
        const at = straight.values[key];
        expect(Math.abs((at?.x ?? 0) - x), key).toBeLessThan(0.5);
        expect(Math.abs((at?.y ?? 0) - y), key).toBeLessThan(0.5);
      }
      const boxes = Object.entries(straight.values);
      const over = boxes.flatMap(([a, first], index) =>
        boxes.slice(index + 1).flatMap(([b, second]) => {
          const apart =
            first.right <= second.x ||
            second.right <= first.x ||
            first.bottom <= second.y + 0.5 ||
            second.bottom <= first.y + 0.5;
          return apart ? [] : [`${a} over ${b}`];
        }),
      );
      expect(over).toEqual([]);
      const moved = await printOnBlank(page, { id, values, calibration: { x: 3, y: -2, scale: 1 } });
      expect((straight.values['number']?.x ?? 0) - (moved.values['number']?.x ?? 0)).toBeCloseTo(3, 0);
      expect((straight.values['number']?.y ?? 0) - (moved.values['number']?.y ?? 0)).toBeCloseTo(-2, 0);
    },
  );
});
