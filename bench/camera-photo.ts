/** What a made-up page bears: small print, and a code as squares that are dark. */
export interface PhotoAsked {
  readonly lines: readonly string[];
  readonly code: readonly (readonly boolean[])[];
  /** Bytes of the photograph, as near as the quality of JPEG lets it be. */
  readonly bytes: number;
}

/**
 * A photograph as a telephone takes one of a page: 12 million pixels, the page at a slant on a table, soft, uneven in its light,
 * with noise. Drawn where it is called, in a browser; the same each time. Base64 of a JPEG.
 */
export async function drawCameraPhoto({ lines, code, bytes }: PhotoAsked): Promise<string> {
  const sized = (width: number, height: number): HTMLCanvasElement => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    return canvas;
  };
  const drawOn = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    return context;
  };
  // A4 in 300 dots an inch; the print is 9 points high.
  const page = sized(2_480, 3_508);
  const onPage = drawOn(page);
  onPage.fillStyle = '#fbfaf6';
  onPage.fillRect(0, 0, page.width, page.height);
  onPage.fillStyle = '#1b1b22';
  onPage.font = '38px serif';
  lines.forEach((line, at) => onPage.fillText(line, 200, 260 + at * 56, 2_080));
  // A code 25 mm wide.
  const square = 295 / code.length;
  code.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) onPage.fillRect(1_950 + x * square, 3_020 + y * square, square + 0.5, square + 0.5);
    }),
  );
  const photo = sized(3_000, 4_000);
  const onPhoto = drawOn(photo);
  onPhoto.fillStyle = '#6b5a49';
  onPhoto.fillRect(0, 0, photo.width, photo.height);
  onPhoto.filter = 'blur(1px)';
  // Strip by strip, each a little wider than the one above: the camera was held at a slant.
  const strips = 200;
  for (let strip = 0; strip < strips; strip += 1) {
    const [from, to] = [strip / strips, (strip + 1) / strips];
    const width = 2_380 + 240 * from;
    const [top, bottom] = [190 + 3_620 * from ** 1.04, 190 + 3_620 * to ** 1.04];
    const source = [0, from * page.height, page.width, page.height / strips] as const;
    onPhoto.drawImage(page, ...source, 1_500 - width / 2 + 60 * from, top, width, bottom - top + 1.5);
  }
  onPhoto.filter = 'none';
  let seed = 20_261_122;
  const chance = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const withNoise = (strength: number): void => {
    for (let top = 0; top < photo.height; top += 500) {
      const part = onPhoto.getImageData(0, top, photo.width, 500);
      for (let at = 0; at < part.data.length; at += 4) {
        const light = 0.86 + (0.14 * (at % (photo.width * 4))) / (photo.width * 4);
        const noise = (chance() + chance() - 1) * strength;
        for (let colour = 0; colour < 3; colour += 1)
          part.data[at + colour] = (part.data[at + colour] ?? 0) * light + noise + (chance() - 0.5) * strength * 0.5;
      }
      onPhoto.putImageData(part, 0, top);
    }
  };
  withNoise(22);
  let nearest = new Blob();
  for (const quality of [0.95, 0.92, 0.9, 0.87, 0.84, 0.8, 0.75, 0.7]) {
    const blob = await new Promise<Blob | null>((resolve) => photo.toBlob(resolve, 'image/jpeg', quality));
    if (blob !== null && Math.abs(blob.size - bytes) < Math.abs(nearest.size - bytes)) nearest = blob;
  }
  const written = new Uint8Array(await nearest.arrayBuffer());
  let text = '';
  for (let from = 0; from < written.length; from += 30_000)
    text += String.fromCharCode(...written.subarray(from, from + 30_000));
  return btoa(text);
}
