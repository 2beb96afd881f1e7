import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { CodeAnswer, CodeTask } from './code-talk.ts';

// Beside the page: the reader is asked of our own server, once, and compiled here. The library would fetch it from another.
type Ready = 'ready' | 'notHere' | 'failed';
let made: Promise<Ready> | undefined;

async function makeReader(): Promise<Ready> {
  let wasmBinary: ArrayBuffer;
  try {
    const response = await fetch(reader);
    if (!response.ok) return 'notHere';
    wasmBinary = await response.arrayBuffer();
  } catch {
    return 'notHere';
  }
  try {
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return 'ready';
  } catch {
    return 'failed';
  }
}

function pixelsOf(picture: ImageBitmap): ImageData | null {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  return context?.getImageData(0, 0, width, height) ?? null;
}

async function answer({ picture }: CodeTask): Promise<CodeAnswer> {
  const ready = await (made ??= makeReader());
  // What is not here yet is asked for again with the next picture.
  if (ready !== 'ready') made = undefined;
  if (ready !== 'ready') return { status: ready };
  const pixels = pixelsOf(picture);
  if (pixels === null) return { status: 'failed' };
  const [code] = await readBarcodes(pixels, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
    textMode: 'Plain',
    characterSet: 'UTF8',
  });
  return code === undefined || code.text === '' ? { status: 'none' } : { status: 'read', text: code.text };
}

addEventListener('message', ({ data }: MessageEvent<CodeTask>) => {
  answer(data).then(
    (said) => postMessage(said),
    () => postMessage({ status: 'failed' } satisfies CodeAnswer),
  );
});
