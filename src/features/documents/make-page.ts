import { type Canvas, canvasOf, contextOf, encode, NoPage } from './canvases.ts';
import { layFlat } from './lay-flat.ts';
import { flatSize, isConvex, isWhole, type Quad, turned, wholePhoto } from './quad.ts';

/** How a photograph becomes a page. */
export interface PageWish {
  readonly quad: Quad;
  /** Quarters to the right. */
  readonly quarters: number;
  readonly grey: boolean;
}

export const asItIs: PageWish = { quad: wholePhoto, quarters: 0, grey: false };

/** The bytes of a page, and what they are. */
export interface MadePage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'image/jpeg' | 'image/webp';
}

export interface Making {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Bytes that a photographed page should have at most, and the pixels of its longer side: A4 in 200 dots an inch. */
const pageAim = { bytes: 300_000, pixels: 2_340 };
/** Of a photograph, before it is laid flat: more only costs memory. */
const photoPixels = 3_200;
/** Tried in this order: what every program opens, then what says more in as many bytes. */
const ways = [
  ...[0.85, 0.75, 0.65, 0.55].map((quality) => ({ type: 'image/jpeg', quality }) as const),
  ...[0.75, 0.6, 0.45].map((quality) => ({ type: 'image/webp', quality }) as const),
  ...[0.45, 0.35].map((quality) => ({ type: 'image/jpeg', quality }) as const),
];
/** Rows laid flat before others have their turn. */
const rowsAtOnce = 160;

/** The page of a photograph: upright, cut out, laid flat, turned, grey if wished, and small enough for the line. Nothing but its pixels is in it. */
export async function makePage(source: Blob, wish: PageWish, making: Making): Promise<MadePage> {
  if (!isConvex(wish.quad)) throw new NoPage('its corners do not go around');
  const photo = await openPhoto(source);
  making.onProgress(0.3);
  let flat: Canvas;
  try {
    flat = await flatten(photo, wish, making);
  } finally {
    photo.close();
  }
  for (let tries = 0; ;) {
    for (const { type, quality } of ways) {
      making.signal.throwIfAborted();
      const blob = await encode(flat, type, quality);
      tries += 1;
      making.onProgress(1 - 0.2 / (tries + 1));
      if (blob !== undefined && blob.size <= pageAim.bytes)
        return { bytes: new Uint8Array(await blob.arrayBuffer()), type };
    }
    flat = shrunk(flat);
  }
}

/** Upright as it was taken, and no larger than it need be. */
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

async function flatten(photo: ImageBitmap, { quad, quarters, grey }: PageWish, making: Making): Promise<Canvas> {
  const corners = turned(quad, quarters);
  const upright = drawn(photo, quarters);
  const size = flatSize(corners, upright, pageAim.pixels);
  if (isWhole(quad) && !grey) return scaled(upright, size);
  const pixels = contextOf(upright).getImageData(0, 0, upright.width, upright.height);
  const page = canvasOf(size.width, size.height);
  const flat = contextOf(page).createImageData(size.width, size.height);
  for (let from = 0; from < size.height; from += rowsAtOnce) {
    making.signal.throwIfAborted();
    layFlat(pixels, flat, { quad: corners, grey, from, to: from + rowsAtOnce });
    making.onProgress(0.3 + (0.5 * from) / size.height);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  contextOf(page).putImageData(flat, 0, 0);
  return page;
}

function drawn(photo: ImageBitmap, quarters: number): Canvas {
  const lies = quarters % 2 === 1;
  const to = canvasOf(lies ? photo.height : photo.width, lies ? photo.width : photo.height);
  const context = contextOf(to);
  context.translate(to.width / 2, to.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(photo, -photo.width / 2, -photo.height / 2);
  return to;
}

function scaled(page: Canvas, { width, height }: { readonly width: number; readonly height: number }): Canvas {
  const to = canvasOf(width, height);
  const context = contextOf(to);
  // What is seen through in a picture is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(page, 0, 0, width, height);
  return to;
}

const shrunk = (page: Canvas): Canvas =>
  scaled(page, { width: Math.round(page.width * 0.8), height: Math.round(page.height * 0.8) });
