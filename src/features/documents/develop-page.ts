import { documentLimits } from '../../domain/documents/page.ts';
import { hashText } from '../../store/hash-text.ts';
import type { NewPage } from '../../store/pages/page-store.ts';
import { NoPage } from './canvases.ts';
import type { ImageAnswer, ImageTask } from './image-talk.ts';
import { type MadePage, makePage, type Making } from './make-page.ts';

/** A photograph of more bytes is none that a camera takes. */
export const photoBytes = 32 * 1024 * 1024;

/** Opens the worker that makes pages; `null`: this browser has none, or draws nothing in it. */
export type OpenImageWorker = () => Worker | null;

/** The page of a photograph, made beside the page's own thread, or on it where there is no other. @throws {NoPage} */
export async function developPage(open: OpenImageWorker, task: ImageTask, making: Making): Promise<NewPage> {
  const worker = open();
  const made = worker === null ? undefined : await makeBeside(worker, task, making);
  // A worker that cannot run at all has made nothing: its script may not have come.
  const { bytes, type } = made ?? (await makePage(task.source, task.wish, making));
  return pageOfBytes(bytes, type);
}

/** A file that is a page already. @throws {NoPage} too large, or of another kind */
export async function pageOfFile(file: Blob): Promise<NewPage> {
  if (file.size === 0 || file.size > documentLimits.pageBytes) throw new NoPage('it is too large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-') throw new NoPage('it is no page');
  return pageOfBytes(bytes, 'application/pdf');
}

function pageOfBytes(content: Uint8Array<ArrayBuffer>, type: NewPage['type']): NewPage {
  return { sha256: hashText(content), bytes: content.length, type, content };
}

/** `undefined`: the worker does not run. */
function makeBeside(worker: Worker, task: ImageTask, { signal, onProgress }: Making): Promise<MadePage | undefined> {
  return new Promise<MadePage | undefined>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    worker.addEventListener('error', () => resolve(undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<ImageAnswer>) => {
      if (data.status === 'goesOn') onProgress(data.part);
      else if (data.status === 'made') resolve(data.page);
      else if (data.status === 'noPage') reject(new NoPage('it is no picture'));
      else resolve(undefined);
    });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
