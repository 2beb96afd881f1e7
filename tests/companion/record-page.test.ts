import * as v from 'valibot';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepRecorded, readMappings } from '../../companion/background/kept-mappings.ts';
import { recorderOrderSchema } from '../../companion/background/orders.ts';
import { isForPage } from '../../companion/fill/mapping.ts';
import { openPortalPage } from '../support/portal-page.ts';

type Listener = (message: unknown, sender: { readonly id: string }, answer: (told: unknown) => void) => unknown;

let listener: Listener;
let storage: chrome.storage.StorageArea;
/** The panel, which the page itself cannot look into. */
let panel: ShadowRoot;

async function open(url: string) {
  const portal = openPortalPage('<form><input name="a1" aria-label="Họ tên mẹ"><input name="a2"></form>', url);
  const attach = (portal.page as unknown as { Element: typeof Element }).Element.prototype;
  const real: typeof attach.attachShadow = Reflect.get(attach, 'attachShadow');
  vi.spyOn(attach, 'attachShadow').mockImplementation(function keep(this: Element, init) {
    panel = real.call(this, init);
    return panel;
  });
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'companion',
      onMessage: { addListener: (given: Listener) => void (listener = given) },
      // As the background does.
      async sendMessage(order: unknown) {
        const read = v.safeParse(recorderOrderSchema, order);
        if (!read.success || !isForPage(read.output.recorded, portal.page.location.href)) return undefined;
        return keepRecorded(storage, read.output);
      },
    },
  });
  // Once for all: in a page it stays where it was put first.
  await import('../../companion/recorder/record-page.ts');
  return portal;
}

beforeEach(() => {
  const kept: Record<string, unknown> = {};
  storage = {
    get: async (place: string) => ({ [place]: structuredClone(kept[place]) }),
    set: async (values: Record<string, unknown>) => void Object.assign(kept, structuredClone(values)),
  } as unknown as chrome.storage.StorageArea;
});
afterEach(() => {
  press('Đóng');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const label = (text: string) => ({ vi: text, en: text });
const field = { key: 'mother.fullName', group: label('Người mẹ'), label: label('Họ tên'), kind: 'name' };
const begin = () =>
  listener({ record: { locale: 'vi', procedure: 'birth', fields: [field] } }, { id: 'companion' }, () => undefined);
const press = (words: string) =>
  [...panel.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click();
const says = () => panel.querySelector('[role=alert]')?.textContent ?? '';
function pick(portal: Awaited<ReturnType<typeof open>>, control: string): void {
  portal.control(control).focus();
  press('Thêm');
}
function call(name: string): void {
  const input = panel.querySelector<HTMLInputElement>('#name');
  if (input !== null) input.value = name;
  press('Lưu tệp ánh xạ');
}

it('a mapping that a person makes by clicking is kept, and kept again as she goes on with it', async () => {
  const portal = await open('https://cong.test/khai-sinh?phien=1');
  begin();
  call('Cổng mẫu');
  expect(says()).toBe('Chưa có ô nào được ghép.');
  pick(portal, 'a1');
  call(' ');
  expect(says()).toMatch(/^Chưa có tên cổng/u);
  call('Cổng mẫu');
  await expect.poll(says).toMatch(/^Đã lưu/u);
  pick(portal, 'a2');
  // Pressed once more in the companion: what she has chosen stays.
  begin();
  call('Cổng mẫu');
  await expect.poll(says).toMatch(/^Đã lưu/u);
  const [mapping, ...more] = await readMappings(storage);
  expect(more).toEqual([]);
  expect(mapping).toMatchObject({ pages: ['https://cong.test/khai-sinh'], procedures: ['birth'] });
  expect(mapping?.fields).toMatchObject([
    { to: 'Họ tên mẹ', at: { name: 'a1' }, from: 'mother.fullName', kind: 'text' },
    { at: { name: 'a2' } },
  ]);
});

it('one that somebody else has made is not replaced by another of its name, and that is said', async () => {
  const theirs = {
    ...{ version: 1, name: 'Cổng mẫu', system: 'Cổng mẫu', pages: ['https://cong.test/khac'], procedures: ['death'] },
    fields: [{ to: 'x', kind: 'text', at: { name: 'x' }, from: 'deceased.fullName' }],
  };
  await storage.set({ mappings: [theirs] });
  const portal = await open('https://cong.test/khai-sinh');
  begin();
  pick(portal, 'a1');
  call('Cổng mẫu');
  await expect.poll(says).toMatch(/^CHƯA lưu: đã có tệp ánh xạ cùng tên cổng/u);
  expect(await readMappings(storage)).toEqual([theirs]);
});

it('one of a page that may not be filled is not said to be kept', async () => {
  const portal = await open('http://cong.test/khai-sinh');
  begin();
  pick(portal, 'a1');
  call('Cổng mẫu');
  await expect.poll(says).toMatch(/^CHƯA lưu: tiện ích không nhận tệp này/u);
  expect(await readMappings(storage)).toEqual([]);
});
