import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { textsOfValue } from '../../src/state/form/field-texts.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { signIn } from './support/desk.ts';

let running: RunningServer;
let browser: Browser;
beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

interface Focused {
  readonly id: string;
  readonly kind: 'text' | 'list' | 'tick' | 'button';
  readonly options: readonly string[];
  readonly chosen: number;
  readonly ticked: boolean;
}

/** What the keyboard is in now. */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const list = element instanceof HTMLSelectElement ? element : null;
    const tick = element instanceof HTMLInputElement && element.type === 'checkbox' ? element : null;
    return {
      id: element?.id ?? '',
      kind: list !== null ? 'list' : tick !== null ? 'tick' : element instanceof HTMLInputElement ? 'text' : 'button',
      options: [...(list?.options ?? [])].map((option) => option.value),
      chosen: list?.selectedIndex ?? -1,
      ticked: tick?.checked ?? false,
    };
  });
}

/** What a person types into each control, by its id. */
function typedTexts(fields: Fields): ReadonlyMap<string, string> {
  const specs = birthRegistration1.groups.flatMap((group) => group.fields);
  return new Map(
    specs.flatMap((spec) => {
      const value = fields[spec.path];
      if (value === undefined) return [];
      return Object.entries(textsOfValue(spec.kind, value)).map(([part, text]) => {
        const digitsOnly = spec.kind === 'date' || spec.kind === 'partialDate' || part === 'issuedOn';
        const id = part === '' ? `field-${spec.path}` : `field-${spec.path}-${part}`;
        return [id, digitsOnly ? text.replaceAll('/', '') : text] as const;
      });
    }),
  );
}

it('takes a whole birth without the mouse: T, Enter onward, digits-only dates, Ctrl+S', async () => {
  const page = await browser.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const birth = makePeople(60, { receivedOn: today }).birth({ 'child.fullName': 'lò thị bàn phím' });
  const texts = typedTexts(birth);

  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Mã QR thẻ căn cước').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  let strokes = 4;
  for (let steps = 0; steps < 120; steps += 1) {
    const now = await focused(page);
    if (now.kind === 'button') break;
    const text = texts.get(now.id);
    if (text !== undefined && now.kind === 'text') {
      await page.keyboard.insertText(text);
      strokes += text.length;
    }
    if (text !== undefined && now.kind === 'list') {
      for (let down = now.chosen; down < now.options.indexOf(text); down += 1) await page.keyboard.press('ArrowDown');
      strokes += 1;
    }
    if (text !== undefined && now.kind === 'tick' && now.ticked !== (text === 'true'))
      await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    strokes += 1;
  }
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lưu hồ sơ');
  await page.keyboard.press('Control+s');

  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByRole('heading', { name: 'Lò Thị Bàn Phím' }).waitFor();
  // The next thing is one key away.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('In giấy tiếp nhận');
  console.log(`A whole birth by keyboard: ${strokes} strokes.`);

  // `/` goes to the filter, which needs no accents; Enter to the first line found.
  await page.keyboard.press('/');
  await page.keyboard.insertText('ban phim lo');
  await page.getByText('1 hồ sơ').waitFor();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Lò Thị Bàn Phím');
});
