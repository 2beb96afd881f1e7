import { NoPage } from './canvases.ts';
import { makePage } from './make-page.ts';
import type { ImageAnswer, ImageTask } from './image-talk.ts';

// Beside the page and its own thread: one photograph after the other; who wants one no more ends the worker.
addEventListener('message', ({ data }: MessageEvent<ImageTask>) => {
  const tell = (answer: ImageAnswer, transfer: Transferable[] = []): void => postMessage(answer, { transfer });
  const { signal } = new AbortController();
  makePage(data.source, data.wish, { signal, onProgress: (part) => tell({ status: 'goesOn', part }) }).then(
    (page) => tell({ status: 'made', page }, [page.bytes.buffer]),
    (error: unknown) => tell({ status: error instanceof NoPage ? 'noPage' : 'failed' }),
  );
});
