/** A surface to draw on, with or without a document around it. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** What cannot become a page; its message is for nobody. */
export class NoPage extends Error {
  override readonly name = 'NoPage';
}

export function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** What is drawn with on either of them. */
export type Drawing = CanvasDrawImage &
  CanvasFillStrokeStyles &
  CanvasImageData &
  CanvasImageSmoothing &
  CanvasRect &
  CanvasTransform;

export function contextOf(canvas: Canvas): Drawing {
  const context: Drawing | null = isOffscreen(canvas)
    ? canvas.getContext('2d', { willReadFrequently: true })
    : canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new NoPage('this browser draws nothing');
  return context;
}

const isOffscreen = (canvas: Canvas): canvas is OffscreenCanvas => 'convertToBlob' in canvas;

/** `undefined`: this browser writes no such pictures. */
export async function encode(canvas: Canvas, type: string, quality: number): Promise<Blob | undefined> {
  const blob = isOffscreen(canvas)
    ? await canvas.convertToBlob({ type, quality })
    : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (blob === null) throw new NoPage('it could not be kept');
  return blob.type === type ? blob : undefined;
}
