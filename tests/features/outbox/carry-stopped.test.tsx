// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { CarrySection } from '../../../src/features/outbox/carry-section.tsx';
import type { CarryWork, Taken } from '../../../src/sync/carry/carry-work.ts';
import type { CarryWatch } from '../../../src/store/carry/write-carry-files.ts';
import { type Drawn, draw } from '../../support/drawn.tsx';
import { createFakeClock } from '../../support/fake-clock.ts';

/** A file that is being brought: what the screen watches it with, and how it ends. */
interface Bringing {
  readonly watch: CarryWatch;
  readonly ends: (taken: Taken) => void;
}

let drawn: Drawn;
let begun: Bringing[];
let saved: string[];

async function drawSection(): Promise<void> {
  begun = [];
  saved = [];
  const work: CarryWork = {
    write: () => Promise.reject(new Error('Nothing is written here.')),
    take: (_file, watch) => new Promise((ends) => void begun.push({ watch, ends })),
  };
  drawn = await draw(<CarrySection />, {
    carry: () => Promise.resolve(work),
    saveFile: (name) => void saved.push(name),
    clock: createFakeClock(),
    wakeReplay: () => undefined,
  });
}
afterEach(() => drawn.end());

/** As the person picks it. */
async function choose(name: string): Promise<Bringing> {
  const input = drawn.frame.querySelector('input[type="file"]');
  if (input === null) throw new Error('No file can be chosen.');
  Object.defineProperty(input, 'files', { configurable: true, value: [new File(['thư'], name)] });
  const before = begun.length;
  await drawn.during(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  const bringing = begun[before];
  if (bringing === undefined) throw new Error('It has not begun.');
  return bringing;
}
const said = () => [...drawn.frame.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent.trim());

it('a file that is being brought can be stopped: it says that it is stopping, then how far it came, and hands out the answers', async () => {
  await drawSection();
  const { watch, ends } = await choose('mang-di-1.lien-mach');
  await drawn.during(() => watch.tell(1, 3));
  expect(said()).toContain('Đang chuyển: 1/3 phần.');
  expect(watch.isStopped()).toBe(false);
  await drawn.press('Dừng');
  expect(watch.isStopped()).toBe(true);
  // What was under way comes to its end, and does not pass for going on.
  await drawn.during(() => watch.tell(2, 3));
  expect(said()).toContain('Đang dừng: chờ phần đang đi tới nơi…');
  expect(said().join()).not.toContain('Đang chuyển');
  await drawn.during(() => ends({ status: 'stopped', answers: new Blob(['trả lời']), done: 2, of: 3 }));
  expect(said().join()).toMatch(/Đã dừng: máy chủ đã nhận và trả lời 2\/3 phần\./u);
  expect(said().join()).toContain('Tệp trả lời cho phần đã chuyển:');
  expect(saved).toEqual(['tra-loi-mang-di-1.lien-mach']);
  expect(drawn.frame.querySelector('progress')).toBeNull();
});

it('the same file chosen again is not stopped by what stopped it before, and tells how far it is', async () => {
  await drawSection();
  const first = await choose('mang-di-1.lien-mach');
  await drawn.during(() => first.watch.tell(0, 2));
  await drawn.press('Dừng');
  await drawn.during(() => first.ends({ status: 'stopped', answers: null, done: 0, of: 2 }));
  expect(saved).toEqual([]);
  const again = await choose('mang-di-1.lien-mach');
  expect(again.watch.isStopped()).toBe(false);
  await drawn.during(() => again.watch.tell(1, 2));
  expect(said()).toContain('Đang chuyển: 1/2 phần.');
  await drawn.during(() => again.ends({ status: 'brought', answers: new Blob(['trả lời']) }));
  expect(saved).toEqual(['tra-loi-mang-di-1.lien-mach']);
});

it('who leaves the page stops it', async () => {
  await drawSection();
  const { watch, ends } = await choose('mang-di-1.lien-mach');
  await drawn.end();
  expect(watch.isStopped()).toBe(true);
  ends({ status: 'stopped', answers: null, done: 0, of: 2 });
  await vi.waitFor(() => expect(saved).toEqual([]));
});
