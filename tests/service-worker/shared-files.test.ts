import { describe, expect, it } from 'vitest';
import { createSharedFiles, shareLimits } from '../../src/service-worker/shared-files.ts';

const fileOf = (name: string, size = 3): File => new File([new Uint8Array(size)], name, { type: 'image/jpeg' });
const bringing = (...entries: (File | string)[]): Pick<Request, 'formData'> => ({
  formData: async () => {
    const form = new FormData();
    for (const one of entries) form.append('trang', one);
    return form;
  },
});
const names = (files: readonly File[]): readonly string[] => files.map(({ name }) => name);
function make() {
  const timers: (() => void)[] = [];
  return { shared: createSharedFiles((_ms, run) => timers.push(run)), timers };
}

describe('files that another app shares', () => {
  it('wait in memory for the page that the share opens, which takes them once', async () => {
    const { shared } = make();
    const answer = await shared.receive(bringing(fileOf('một.jpg'), 'no file'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nhan-giay-to']);
    await shared.receive(bringing(fileOf('hai.jpg')));
    expect(names(shared.take())).toEqual(['một.jpg', 'hai.jpg']);
    expect(shared.take()).toEqual([]);
  });

  it('are let go of where nobody takes them, and not while newer ones wait', async () => {
    const { shared, timers } = make();
    await shared.receive(bringing(fileOf('một.jpg')));
    await shared.receive(bringing(fileOf('hai.jpg')));
    timers[0]?.();
    expect(names(shared.take())).toHaveLength(2);
    await shared.receive(bringing(fileOf('ba.jpg')));
    timers[2]?.();
    expect(shared.take()).toEqual([]);
  });

  it('[R17] are no more than it may hold', async () => {
    const { shared } = make();
    await shared.receive(bringing(...Array.from({ length: 25 }, (_, at) => fileOf(`${at}.jpg`))));
    expect(shared.take()).toHaveLength(shareLimits.files);
    const large = fileOf('lớn.jpg');
    Object.defineProperty(large, 'size', { value: shareLimits.bytes });
    await shared.receive({
      formData: async () => ({ getAll: () => [large, fileOf('sau.jpg')] }) as unknown as FormData,
    });
    expect(names(shared.take())).toEqual(['lớn.jpg']);
  });

  it('a body that is no form opens the page all the same, which says that nothing came', async () => {
    const { shared } = make();
    const answer = await shared.receive({ formData: () => Promise.reject(new TypeError('no form')) });
    expect(answer.status).toBe(303);
    expect(shared.take()).toEqual([]);
  });
});
