import type { CodeAnswer, CodeTask } from './code-talk.ts';

/** Reads the code on a picture; one at a time, and closed when nobody looks any more. */
export interface CodeReader {
  /** The picture is used up. */
  read(picture: ImageBitmap): Promise<CodeAnswer>;
  close(): void;
}

/** As much of the Shape Detection API as is used here; Android's Chromium has it, a desk's has not. */
interface NativeDetector {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

async function nativeReader(Detector: DetectorClass | undefined): Promise<CodeReader | null> {
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (Detector === undefined || !formats.includes('qr_code')) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return {
    async read(picture) {
      try {
        const [code] = await detector.detect(picture);
        return code === undefined ? { status: 'none' } : { status: 'read', text: code.rawValue };
      } catch {
        return { status: 'failed' };
      } finally {
        picture.close();
      }
    },
    close: () => undefined,
  };
}

function workerReader(worker: Worker): CodeReader {
  return {
    read: (picture) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<CodeAnswer>) => resolve(data);
        // The script itself did not come, or does not run.
        worker.onerror = () => resolve({ status: navigator.onLine ? 'failed' : 'notHere' });
        const task: CodeTask = { picture };
        worker.postMessage(task, [picture]);
      }),
    close: () => worker.terminate(),
  };
}

/** The browser's own reader, else ours in a worker; `null`: neither. */
export async function openCodeReader(openWorker: () => Worker | null): Promise<CodeReader | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  const native = await nativeReader(BarcodeDetector);
  if (native !== null) return native;
  const worker = openWorker();
  return worker === null ? null : workerReader(worker);
}
