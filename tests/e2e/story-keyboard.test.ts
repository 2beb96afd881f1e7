import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { idCardText, type MadeUpPerson } from '../support/made-up-person.ts';
import { makePeople } from '../support/people.ts';
import { type Strokes, typeThrough } from './support/keyboard.ts';
import { lookAsItStands } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

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
