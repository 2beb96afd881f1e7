import { describe, expect, it } from 'vitest';
import { NoPage } from '../../../src/features/documents/canvases.ts';
import { developPage, pageOfFile } from '../../../src/features/documents/develop-page.ts';
import type { ImageAnswer } from '../../../src/features/documents/image-talk.ts';
import { asItIs } from '../../../src/features/documents/make-page.ts';
import { hashText } from '../../../src/store/hash-text.ts';

/** A worker that answers a task as it is told, and says whether it was ended. */
function workerThat(answer: (tell: (answer: ImageAnswer) => void, fail: () => void) => void) {
  const target = new EventTarget();
  const state = { ended: false };
  const worker = Object.assign(target, {
    postMessage: () =>
      answer(
        (data) => target.dispatchEvent(new MessageEvent('message', { data })),
        () => target.dispatchEvent(new Event('error')),
      ),
    terminate: () => {
      state.ended = true;
    },
  }) as unknown as Worker;
  return { worker, state };
}
const task = { source: new Blob(['not a picture']), wish: asItIs };
const going = (signal = new AbortController().signal) => {
  const told: number[] = [];
  return { told, making: { signal, onProgress: (part: number) => void told.push(part) } };
};

describe('a page made beside the page’s own thread', () => {
  it('is called by what it hashes to, and its worker ends', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1]);
    const { worker, state } = workerThat((tell) => {
      tell({ status: 'goesOn', part: 0.5 });
      tell({ status: 'made', page: { bytes, type: 'image/webp' } });
    });
    const { told, making } = going();
    expect(await developPage(() => worker, task, making)).toEqual({
      sha256: hashText(bytes),
      bytes: 4,
      type: 'image/webp',
      content: bytes,
    });
    expect(told).toEqual([0.5]);
    expect(state.ended).toBe(true);
  });

  it('is none where the photograph is no picture', async () => {
    const { worker, state } = workerThat((tell) => tell({ status: 'noPage' }));
    await expect(developPage(() => worker, task, going().making)).rejects.toThrow(NoPage);
    expect(state.ended).toBe(true);
  });

  it.each([
    ['whose script does not come', (_tell: unknown, fail: () => void) => fail()],
    ['that fails', (tell: (answer: ImageAnswer) => void) => tell({ status: 'failed' })],
  ] as const)('is made on the page where there is a worker %s', async (_name, answer) => {
    const { worker, state } = workerThat(answer);
    // Here is no browser to draw: that it was tried is all that can be seen.
    const made = developPage(() => worker, task, going().making);
    await expect(made).rejects.toMatchObject({
      message: 'it is no picture',
      cause: expect.any(ReferenceError) as Error,
    });
    expect(state.ended).toBe(true);
  });

  it('is wanted no more: the worker ends at once', async () => {
    const stopping = new AbortController();
    const { worker, state } = workerThat(() => undefined);
    const made = developPage(() => worker, task, going(stopping.signal).making);
    stopping.abort();
    await expect(made).rejects.toThrow('aborted');
    expect(state.ended).toBe(true);
  });
});

it('a file is a page where it says so at its beginning, and is not too large', async () => {
  const pdf = await pageOfFile(new Blob(['%PDF-1.4 (thử)']));
  expect(pdf).toMatchObject({ type: 'application/pdf', bytes: 16 });
  for (const bad of [new Blob([]), new Blob(['<html>']), new Blob(['%PDF-', new Uint8Array(4 * 1024 * 1024)])])
    await expect(pageOfFile(bad)).rejects.toThrow(NoPage);
});
