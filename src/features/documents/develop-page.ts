import { documentLimits } from '../../domain/documents/page.ts';
import { hashText } from '../../store/hash-text.ts';
import type { NewPage } from '../../store/pages/page-store.ts';
import { layFlat } from './lay-flat.ts';
import { flatSize, isConvex, type Quad, turned, wholePhoto } from './quad.ts';

/** How a photograph becomes a page. */
export interface PageWish {
  readonly quad: Quad;
  /** Quarters to the right. */
  readonly quarters: number;
  readonly grey: boolean;
}

export const asItIs: PageWish = { quad: wholePhoto, quarters: 0, grey: false };

/** A photograph of more bytes is none that a camera takes. */
export const photoBytes = 32 * 1024 * 1024;
/** Bytes that a photographed page should have at most, and the pixels of its longer side: A4 in 200 dots an inch. */
const pageAim = { bytes: 300_000, pixels: 2_340 };
/** Of a photograph, before it is laid flat: more only costs memory. */
const photoPixels = 3_200;
const qualities = [0.85, 0.75, 0.65, 0.55, 0.45, 0.35];
/** Rows laid flat before others have their turn. */
const rowsAtOnce = 160;

/** What cannot become a page; its message is for nobody. */
export class NoPage extends Error {
  override readonly name = 'NoPage';
}

/** A photograph from a camera or a file, upright as it was taken. What else was written beside its pixels is left behind. */
async function openPhoto(source: Blob): Promise<ImageBitmap> {
  let whole: ImageBitmap;
  try {
    // Older browsers do not know the word, and turn it by themselves.
    whole = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(() => createImageBitmap(source));
  } catch (error) {
    throw new NoPage('it is no picture', { cause: error });
  }
  const scale = photoPixels / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const size = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale) };
  const small = await createImageBitmap(whole, { ...size, resizeQuality: 'high' });
  whole.close();
  return small;
}

/** The page of a photograph: cut out, laid flat, turned, grey if wished, and small enough for the line. */
export async function developPage(source: Blob, wish: PageWish, signal: AbortSignal): Promise<NewPage> {
  if (!isConvex(wish.quad)) throw new NoPage('its corners do not go around');
  const photo = await openPhoto(source);
  let flat = await flatten(photo, wish);
  photo.close();
  signal.throwIfAborted();
  for (;;) {
    for (const quality of qualities) {
      const blob = await encode(flat, quality);
      if (blob.size <= pageAim.bytes) return pageOfBytes(new Uint8Array(await blob.arrayBuffer()), 'image/jpeg');
    }
    flat = shrunk(flat);
  }
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

async function flatten(photo: ImageBitmap, { quad, quarters, grey }: PageWish): Promise<HTMLCanvasElement> {
  const source = canvasOf(photo.width, photo.height);
  contextOf(source).drawImage(photo, 0, 0);
  const corners = turned(quad, quarters);
  const upright = turnedCanvas(source, quarters);
  const size = flatSize(corners, upright, pageAim.pixels);
  const pixels = contextOf(upright).getImageData(0, 0, upright.width, upright.height);
  const page = canvasOf(size.width, size.height);
  const drawn = contextOf(page).createImageData(size.width, size.height);
  for (let from = 0; from < size.height; from += rowsAtOnce) {
    layFlat(pixels, drawn, { quad: corners, grey, from, to: from + rowsAtOnce });
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  contextOf(page).putImageData(drawn, 0, 0);
  return page;
}

function turnedCanvas(source: HTMLCanvasElement, quarters: number): HTMLCanvasElement {
  if (quarters % 4 === 0) return source;
  const lies = quarters % 2 === 1;
  const to = canvasOf(lies ? source.height : source.width, lies ? source.width : source.height);
  const context = contextOf(to);
  context.translate(to.width / 2, to.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(source, -source.width / 2, -source.height / 2);
  return to;
}

function shrunk(page: HTMLCanvasElement): HTMLCanvasElement {
  const to = canvasOf(Math.round(page.width * 0.8), Math.round(page.height * 0.8));
  const context = contextOf(to);
  context.imageSmoothingQuality = 'high';
  context.drawImage(page, 0, 0, to.width, to.height);
  return to;
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new NoPage('this browser draws nothing');
  return context;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new NoPage('it could not be kept')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
}
