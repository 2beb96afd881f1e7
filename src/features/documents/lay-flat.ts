import { placeOn, type Quad } from './quad.ts';

/** Pixels, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Fills rows of a flat page with what lies there on the photograph, between its pixels by weight; grey if wished. */
export function layFlat(
  photo: Pixels,
  page: Pixels,
  { quad, grey, from, to }: { readonly quad: Quad; readonly grey: boolean; readonly from: number; readonly to: number },
): void {
  const place = placeOn(quad);
  const { width, height, data } = photo;
  const colours: [number, number, number] = [0, 0, 0];
  for (let row = from; row < Math.min(to, page.height); row += 1) {
    for (let column = 0; column < page.width; column += 1) {
      const { x, y } = place((column + 0.5) / page.width, (row + 0.5) / page.height);
      const [atX, atY] = [within(x * width - 0.5, width), within(y * height - 0.5, height)];
      const [left, above] = [Math.floor(atX), Math.floor(atY)];
      const [right, below] = [Math.min(left + 1, width - 1), Math.min(above + 1, height - 1)];
      const [fx, fy] = [atX - left, atY - above];
      for (let colour = 0; colour < 3; colour += 1) {
        const at = (px: number, py: number): number => data[(py * width + px) * 4 + colour] ?? 0;
        const upper = at(left, above) * (1 - fx) + at(right, above) * fx;
        const lower = at(left, below) * (1 - fx) + at(right, below) * fx;
        colours[colour] = upper * (1 - fy) + lower * fy;
      }
      const [red, green, blue] = colours;
      // Rec. 601: how bright each looks.
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      const to4 = (row * page.width + column) * 4;
      page.data[to4] = grey ? light : red;
      page.data[to4 + 1] = grey ? light : green;
      page.data[to4 + 2] = grey ? light : blue;
      page.data[to4 + 3] = 255;
    }
  }
}

function within(value: number, size: number): number {
  return Math.min(Math.max(value, 0), size - 1);
}
