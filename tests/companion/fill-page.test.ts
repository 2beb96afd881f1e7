import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openPortalPage } from '../support/portal-page.ts';

type Listener = (message: unknown, sender: { readonly id: string }, answer: (told: unknown) => void) => unknown;

let listener: Listener;
let portal: ReturnType<typeof openPortalPage>;
beforeAll(async () => {
  portal = openPortalPage('');
  // It looks after what it filled for a minute: here nobody does.
  vi.stubGlobal('setInterval', () => 0);
  vi.stubGlobal('chrome', {
    runtime: { id: 'companion', onMessage: { addListener: (given: Listener) => void (listener = given) } },
  });
  await import('../../companion/page/fill-page.ts');
});
afterAll(() => {
  vi.unstubAllGlobals();
});
beforeEach(() => portal.goOn('/khai-sinh', '<input name="hoTen"><button type="button" name="mo">Chọn</button>'));

const name = {
  ...{ do: 'set', id: 0, to: 'Họ tên', kind: 'text', at: { name: 'hoTen' } },
  wanted: { text: 'Lò Thử', code: null, theirs: null, digits: false },
};
const order = {
  page: 'fill',
  pages: ['https://cong.test/khai-sinh*'],
  locale: 'vi',
  waitMs: 0,
  plan: { steps: [name], unsaid: [] },
};
const told = (message: unknown, sender = 'companion'): Promise<unknown> =>
  new Promise((resolve) => {
    if (listener(message, { id: sender }, resolve) !== true) resolve('not heard');
  });

it.each(['/tra-cuu', '/', '/khai'])('fills nothing where the tab has moved on to %s', async (path) => {
  portal.page.history.pushState(null, '', path);
  expect(await told(order)).toEqual({ elsewhere: true });
  expect(portal.value('hoTen')).toBe('');
});

it('obeys no order that does not say for which pages it is, nor one of somebody else', async () => {
  const { pages: _pages, ...anywhere } = order;
  for (const other of [anywhere, { ...order, pages: [] }, { ...order, pages: ['*'] }])
    expect(await told(other)).toBe('not heard');
  expect(await told(order, 'other')).toBe('not heard');
  expect(portal.value('hoTen')).toBe('');
});

it('fills once where the button is pressed twice, and says the second time what stands there', async () => {
  let opened = 0;
  const button = portal.page.document.querySelector('[name=mo]');
  button?.addEventListener('click', () => {
    opened += 1;
    const shown = portal.control('hoTen');
    // The page takes its time to show what was chosen.
    setTimeout(() => (shown.value = 'Lò Thử'), 30);
  });
  const window = {
    ...{ do: 'window', id: 0, to: 'Họ tên', open: { name: 'mo' }, close: { name: 'mo' }, shows: { name: 'hoTen' } },
    fill: [{ ...{ at: { name: 'mo' }, kind: 'text', wanted: name.wanted } }],
  };
  const inWindow = { ...order, waitMs: 60, plan: { steps: [window], unsaid: [] } };
  const [first, second] = await Promise.all([told(inWindow), told(inWindow)]);
  expect(opened).toBeGreaterThan(0);
  expect(first).toHaveProperty('report');
  expect(second).toMatchObject({ report: { fields: [{ fate: 'already' }] } });
});

it('shows in the page what became of each field, closed to the page itself', async () => {
  expect(await told(order)).toMatchObject({ report: { fields: [{ to: 'Họ tên', fate: 'filled' }] } });
  const panel = portal.page.document.querySelector('lien-mach-companion');
  expect(panel).not.toBeNull();
  expect(panel?.shadowRoot).toBeNull();
});

it('reads the code that the page shows', async () => {
  portal.goOn('/xong', '<p>Mã hồ sơ: <b id="ma"> H99.99-261122-0007 </b></p>');
  expect(
    await new Promise((resolve) => listener({ page: 'readCode', at: { id: 'ma' } }, { id: 'companion' }, resolve)),
  ).toEqual({
    code: 'H99.99-261122-0007',
  });
});
