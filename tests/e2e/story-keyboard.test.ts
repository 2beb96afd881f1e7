import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { idCardText, type MadeUpPerson } from '../support/made-up-person.ts';
import { makePeople } from '../support/people.ts';
import { onToday } from './support/desk.ts';
import { type Strokes, typeThrough } from './support/keyboard.ts';
import { lookAsItStands } from './support/look-well.ts';
import { setStage } from './support/stage.ts';
import { enlarged, reach, standsInSight } from './support/walk-focus.ts';

const stage = setStage();
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

// The figures of docs/entry-at-speed.md: a change that costs more is seen here, one that costs less is written down.
const most = { typed: 380, scanned: 200 };

const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** From *Hôm nay* into the empty form of a birth: three keys. */
async function begin(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Mã QR thẻ căn cước').waitFor();
}

async function save(page: Page, name: string): Promise<void> {
  await expect.poll(() => inFocus(page)).toBe('Lưu hồ sơ');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByRole('heading', { name }).waitFor();
}

function said(what: string, { keys, text }: Strokes): number {
  console.log(`${what}: ${keys} keys, ${text} of them what only the citizen can say.`);
  return keys;
}

/** A scanner that types: its keys one every 8 ms, however slow the machine is that takes them; then Enter. */
async function scan(page: Page, card: string): Promise<void> {
  const talk = await page.context().newCDPSession(page);
  const from = Date.now() / 1_000;
  const keys = [...card].map((letter, at) => {
    const timestamp = from + at * 0.008;
    return talk.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter, timestamp });
  });
  const timestamp = from + card.length * 0.008;
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13, timestamp };
  keys.push(talk.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter }));
  await Promise.all(keys);
  await talk.detach();
}

/** The same birth with these two for parents, the mother asking. */
function bornTo(birth: Fields, mother: MadeUpPerson, father: MadeUpPerson): Fields {
  const of = (block: string, person: MadeUpPerson): Fields => ({
    [`${block}.fullName`]: person.fullName,
    [`${block}.pin`]: person.pin,
    [`${block}.idDocument`]: person.idDocument,
  });
  const parent = (block: string, person: MadeUpPerson): Fields => ({
    ...of(block, person),
    [`${block}.birthDate`]: person.birthDate,
    [`${block}.ethnicity`]: person.ethnicity,
    [`${block}.residence`]: person.residence,
  });
  const asks = { ...of('applicant', mother), 'applicant.relationship': 'mother' };
  return { ...birth, ...asks, ...parent('mother', mother), ...parent('father', father) };
}

it('takes whole births without the mouse, in few keys, and loses nothing of one that is broken off', async () => {
  const page = await stage.openMachine();
  const people = makePeople(60, { receivedOn: today() });
  const [mother, father] = [people.person('2'), people.person('1')];
  const birth = bornTo(people.birth({ 'child.fullName': 'lò thị bàn phím' }), mother, father);

  await begin(page);
  await page.keyboard.press('Enter');
  expect(4 + said('A whole birth typed', await typeThrough(page, birthRegistration1, birth))).toBeLessThan(most.typed);
  await save(page, 'Lò Thị Bàn Phím');
  // The next thing is one key away.
  await expect.poll(() => inFocus(page)).toBe('In giấy tiếp nhận');

  // The next at the desk have their cards with them: three scans, one of them into a field of the form.
  const [secondMother, secondFather] = [people.person('2'), people.person('1')];
  const scanned = bornTo(people.birth({ 'child.fullName': 'lò văn quét' }), secondMother, secondFather);
  const place = birth['child.birthPlace'];
  if (place === undefined) throw new Error('The birth has no place.');
  const second = { ...scanned, 'child.birthPlace': place };
  await begin(page);
  for (const person of [secondMother, secondFather]) {
    await scan(page, idCardText(person));
    await page.getByText(`${person.fullName}.`).waitFor();
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-applicant.fullName');
  await scan(page, idCardText(secondMother));
  await page
    .getByRole('complementary')
    .getByText(/Đã điền người yêu cầu/u)
    .waitFor();
  // Nothing of what the scanner typed lies in the field.
  await expect.poll(() => page.getByLabel('Họ, chữ đệm, tên người yêu cầu').inputValue()).toBe(secondMother.fullName);
  expect(4 + said('With both cards scanned', await typeThrough(page, birthRegistration1, second))).toBeLessThan(
    most.scanned,
  );
  await save(page, 'Lò Văn Quét');

  // A mother seen before: three syllables, one key, and one key back.
  await begin(page);
  const name = page.locator('[id="field-mother.fullName"]');
  const number = page.locator('[id="field-mother.pin"]');
  await name.focus();
  await page.keyboard.insertText(mother.fullName.toLowerCase());
  await page
    .getByText(`…${mother.pin.slice(-4)}`)
    .first()
    .waitFor();
  await lookAsItStands(page, 'entry-seen');
  await page.keyboard.press('F2');
  await expect.poll(() => number.inputValue()).toBe(mother.pin);
  await page.getByText(/Đã lấy người mẹ/u).waitFor();
  // With a question over the form its keys are still; taken back, she is no longer said to be taken.
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect.poll(() => inFocus(page)).toBe('Bỏ bản nháp');
  expect(await number.inputValue()).toBe(mother.pin);
  await name.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => number.inputValue()).toBe('');
  expect(await page.getByText(/Đã lấy người mẹ/u).count()).toBe(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');

  // In the middle of a syllable of an input method the page is left, by Back, by a reload, and killed.
  const talk = await page.context().newCDPSession(page);
  await talk.send('Input.imeSetComposition', { text: 'Nguyễ', selectionStart: 5, selectionEnd: 5 });
  await page.goBack();
  await page.goForward();
  await expect.poll(() => name.inputValue()).toBe('Nguyễ');
  await name.focus();
  await page.keyboard.press('End');
  await talk.send('Input.imeSetComposition', { text: 'n Thị Tha', selectionStart: 9, selectionEnd: 9 });
  await page.getByText('Bản nháp đã giữ trên máy').waitFor();
  await page.reload();
  // It is locked now; a press waits for her password.
  await name.click();
  await expect.poll(() => name.inputValue()).toBe('Nguyễn Thị Tha');

  // `/` goes to the filter, which needs no accents; Enter to the first line found.
  await page.goto(`${stage.server.url}/ho-so`);
  await page.getByRole('heading', { name: 'Hồ sơ', level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.insertText('ban phim lo');
  await page.getByText('1 hồ sơ').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => inFocus(page)).toBe('Lò Thị Bàn Phím');
});

it('leads by the keyboard alone, in a window of twice the size, through deciding, printing and every page beside the work; the focus is always in sight and never lost', async () => {
  const context = await stage.browser.newContext({ viewport: enlarged, deviceScaleFactor: 2, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
  await page.goto(`${stage.server.url}/thuc-hanh`);
  await onToday(page);
  const isAt = (text: string | RegExp) => expect.poll(() => inFocus(page)).toMatch(text);
  const enter = () => page.keyboard.press('Enter');

  await reach(page, page.getByRole('link', { name: 'Tới nội dung chính' }), 'Shift+Tab');
  await enter();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await reach(page, page.getByRole('link', { name: 'Hồ sơ', exact: true }), 'Shift+Tab');
  await enter();
  await page.getByRole('heading', { name: 'Hồ sơ', level: 1 }).waitFor();
  await standsInSight(page, 'the list');

  // Found, opened, decided: what was decided leaves the screen, and she is at the dossier's name.
  await reach(page, page.getByRole('searchbox'));
  await page.keyboard.insertText('mai thu hai');
  await page.getByText('1 hồ sơ khớp').waitFor();
  await enter();
  await isAt(/^Mai Thử/u);
  await enter();
  const name = page.locator('.record h2').first();
  await expect.poll(() => name.evaluate((element) => element === document.activeElement)).toBe(true);
  const parked = page.locator('.parked');
  await reach(page, parked.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await reach(page, parked.getByLabel('Lý do chọn'));
  await page.keyboard.insertText('Đã gọi điện hỏi lại');
  await enter();
  await parked.waitFor({ state: 'detached' });
  await expect.poll(() => name.evaluate((element) => element === document.activeElement)).toBe(true);

  // Printed, seen before it is printed, and back by Escape to what opened it.
  await reach(page, page.getByRole('button', { name: 'In giấy tiếp nhận' }));
  await enter();
  await page.locator('.record-facts').getByText('đã in 1 lần').waitFor();
  await standsInSight(page, 'printed');
  const preview = page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' });
  await reach(page, preview);
  await enter();
  const paper = page.getByRole('dialog');
  await paper.locator('[data-sheet="receiptSlip"]').waitFor();
  await reach(page, paper.getByRole('button', { name: 'Ẩn tờ in' }));
  await page.keyboard.press('Escape');
  await paper.waitFor({ state: 'hidden' });
  await expect.poll(() => preview.evaluate((element) => element === document.activeElement)).toBe(true);

  // A step out of the menu folds with it: left by Escape, the focus is at the menu's name.
  const others = page.locator('.step-menu > summary').first();
  await reach(page, others, 'Shift+Tab');
  await enter();
  await reach(page, page.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await enter();
  const asked = page.getByRole('dialog', { name: 'Yêu cầu bổ sung' });
  await asked.waitFor();
  await standsInSight(page, 'a step is asked');
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'detached' });
  await expect.poll(() => others.evaluate((element) => element === document.activeElement)).toBe(true);

  // What is folded behind her name opens, closes by Escape, and leads to each page beside the work.
  const opener = page.locator('.person-opener');
  await reach(page, opener, 'Shift+Tab');
  for (const to of ['Báo cáo', 'Bộ nhớ của máy', 'Trợ giúp']) {
    await enter();
    await reach(page, page.locator('.person-tools').getByRole('link', { name: to, exact: true }));
    await page.keyboard.press('Escape');
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await enter();
    await reach(page, page.locator('.person-tools').getByRole('link', { name: to, exact: true }));
    await enter();
    await page.getByRole('heading', { name: to, level: 1 }).waitFor();
    await standsInSight(page, to);
    await isAt(to);
    await reach(page, opener, 'Shift+Tab');
  }

  // In a form, who was seen before is offered at the foot of a small window, and not over what is typed.
  await begin(page);
  await reach(page, page.locator('[id="field-mother.fullName"]'));
  for (const letters of ['mai', ' thị', ' thử']) await page.keyboard.insertText(letters);
  await page.locator('.seen-before li').first().waitFor();
  // The field is the last thing in sight when she goes on typing.
  await page.evaluate(() =>
    scrollBy(0, (document.activeElement?.getBoundingClientRect().bottom ?? 0) - innerHeight + 8),
  );
  await page.keyboard.insertText(' ');
  await standsInSight(page, 'typed while somebody is offered');
  await context.close();
}, 120_000);
