import { afterAll, beforeAll, expect, it, vi } from 'vitest';

type Listener = (message: unknown, sender: { readonly id: string }, answer: (told: unknown) => void) => unknown;

const page = { href: 'https://cong.test/khai-sinh' };
let listener: Listener;
beforeAll(async () => {
  vi.stubGlobal('location', page);
  vi.stubGlobal('chrome', {
    runtime: { id: 'companion', onMessage: { addListener: (given: Listener) => void (listener = given) } },
  });
  await import('../../companion/page/fill-page.ts');
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const order = {
  page: 'fill',
  pages: ['https://cong.test/khai-sinh*'],
  locale: 'vi',
  waitMs: 0,
  plan: { steps: [], unsaid: [] },
};
function tell(message: unknown, sender = 'companion') {
  const answers: unknown[] = [];
  const waits = listener(message, { id: sender }, (told) => void answers.push(told));
  return { answers, waits };
}

it.each(['https://cong.test/tra-cuu', 'https://cong.test/', 'https://cong.test.evil.test/khai-sinh'])(
  'fills nothing where the tab has moved on to %s',
  (href) => {
    page.href = href;
    expect(tell(order)).toEqual({ answers: [{ elsewhere: true }], waits: undefined });
  },
);

it('obeys no order that does not say for which pages it is, nor one of somebody else', () => {
  page.href = 'https://cong.test/tra-cuu';
  const { pages: _pages, ...anywhere } = order;
  for (const other of [anywhere, { ...order, pages: [] }, { ...order, pages: ['*'] }])
    expect(tell(other)).toEqual({ answers: [], waits: undefined });
  expect(tell(order, 'other')).toEqual({ answers: [], waits: undefined });
});
