import { describe, expect, it } from 'vitest';
import { createSharedFiles, shareLimits } from '../../src/service-worker/shared-files.ts';

const fileOf = (name: string, size = 3): File => new File([new Uint8Array(size)], name, { type: 'image/jpeg' });
const origin = 'https://xa.test';
const bringing = (...entries: (File | string)[]): Pick<Request, 'formData' | 'referrer'> => ({
  referrer: '',
  formData: async () => {
    const form = new FormData();
    for (const one of entries) form.append('trang', one);
    return form;
  },
});
const names = ({ files }: { readonly files: readonly File[] }): readonly string[] => files.map(({ name }) => name);
function make() {
  const timers: (() => void)[] = [];
  return { shared: createSharedFiles(origin, (_ms, run) => timers.push(run)), timers };
}

describe('files that another app shares', () => {
  it('wait in memory for the page that the share opens, which takes them once', async () => {
    const { shared } = make();
    const answer = await shared.receive(bringing(fileOf('một.jpg'), 'no file'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nhan-giay-to']);
    expect(names(shared.take())).toEqual(['một.jpg']);
    expect(shared.take()).toEqual({ files: [], leftOut: 0 });
  });

  it('are never joined with what somebody else posts: the newer share is one of its own', async () => {
    const { shared } = make();
    await shared.receive(bringing(fileOf('một.jpg')));
    await shared.receive(bringing(fileOf('hai.jpg')));
    expect(names(shared.take())).toEqual(['hai.jpg']);
  });

  it('are not taken from a page of another site, which does not take the place of a share that waits', async () => {
    const { shared } = make();
    await shared.receive(bringing(fileOf('một.jpg')));
    for (const referrer of ['https://evil.test/', 'http://xa.test/', 'https://xa.test.evil.test/', 'HTTPS://evil.test'])
      expect((await shared.receive({ ...bringing(fileOf('lạ.jpg')), referrer })).status).toBe(303);
    expect(names(shared.take())).toEqual(['một.jpg']);
    for (const referrer of ['', 'about:client', 'android-app://vn.chat.mau', 'https://xa.test/ho-so']) {
      await shared.receive({ ...bringing(fileOf('hai.jpg')), referrer });
      expect(names(shared.take())).toEqual(['hai.jpg']);
    }
  });

  it('are let go of where nobody takes them, and not while newer ones wait', async () => {
    const { shared, timers } = make();
    await shared.receive(bringing(fileOf('một.jpg')));
    await shared.receive(bringing(fileOf('hai.jpg')));
    timers[0]?.();
    expect(names(shared.take())).toEqual(['hai.jpg']);
    await shared.receive(bringing(fileOf('ba.jpg')));
    timers[2]?.();
    expect(names(shared.take())).toEqual([]);
  });

  it('[R17] are no more than it may hold', async () => {
    const { shared } = make();
    await shared.receive(bringing(...Array.from({ length: 25 }, (_, at) => fileOf(`${at}.jpg`))));
    const { files, leftOut } = shared.take();
    expect([files.length, leftOut]).toEqual([shareLimits.files, 5]);
    const large = fileOf('lớn.jpg');
    Object.defineProperty(large, 'size', { value: shareLimits.bytes });
    await shared.receive({
      referrer: '',
      formData: async () => ({ getAll: () => [large, fileOf('sau.jpg')] }) as unknown as FormData,
    });
    const most = shared.take();
    expect([names(most), most.leftOut]).toEqual([['lớn.jpg'], 1]);
  });

  it('a body that is no form opens the page all the same, which says that nothing came', async () => {
    const { shared } = make();
    const answer = await shared.receive({ referrer: '', formData: () => Promise.reject(new TypeError('no form')) });
    expect(answer.status).toBe(303);
    expect(names(shared.take())).toEqual([]);
  });
});
