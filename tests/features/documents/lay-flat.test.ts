import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layFlat, type Pixels } from '../../../src/features/documents/lay-flat.ts';
import { flatSize, isConvex, placeOn, type Quad, turned, wholePhoto } from '../../../src/features/documents/quad.ts';

const blank = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});
/** Each pixel's red is its column, its green its row. */
function chart(width: number, height: number): Pixels {
  const made = blank(width, height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      made.data.set([column * 2, row * 2, 90, 255], (row * width + column) * 4);
  return made;
}
const at = ({ width, data }: Pixels, column: number, row: number) => [
  ...data.slice((row * width + column) * 4, (row * width + column) * 4 + 4),
];
const flat = (photo: Pixels, quad: Quad, width: number, height: number, grey = false): Pixels => {
  const page = blank(width, height);
  layFlat(photo, page, { quad, grey, from: 0, to: height });
  return page;
};
const tilted: Quad = [
  { x: 0.2, y: 0.1 },
  { x: 0.9, y: 0.2 },
  { x: 0.8, y: 0.9 },
  { x: 0.1, y: 0.7 },
];

describe('a page on a photograph', () => {
  it('is the photograph itself when its corners are the photograph’s', () => {
    const photo = chart(60, 40);
    expect(flat(photo, wholePhoto, 60, 40)).toEqual(photo);
  });

  it('is laid flat: each corner comes to its corner, and what lies between to between', () => {
    const place = placeOn(tilted);
    const corners = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
    corners.forEach((corner, which) => {
      expect(corner.x).toBeCloseTo(tilted[which]?.x ?? -1, 9);
      expect(corner.y).toBeCloseTo(tilted[which]?.y ?? -1, 9);
    });
    const page = flat(chart(100, 100), tilted, 50, 50);
    const [red = 0, green = 0] = at(page, 0, 0);
    expect(Math.abs(red / 2 - 20)).toBeLessThan(3);
    expect(Math.abs(green / 2 - 10)).toBeLessThan(3);
  });

  it('is grey by how bright each colour looks', () => {
    const page = flat(chart(4, 4), wholePhoto, 4, 4, true);
    expect(at(page, 3, 2)).toEqual([Math.round(0.299 * 6 + 0.587 * 4 + 0.114 * 90), 14, 14, 255]);
  });

  it('is filled a few rows at a time, and no others', () => {
    const page = blank(4, 4);
    layFlat(chart(4, 4), page, { quad: wholePhoto, grey: false, from: 1, to: 3 });
    expect([0, 1, 2, 3].map((row) => at(page, 0, row)[3])).toEqual([0, 255, 255, 0]);
  });

  it('is as large as its sides are, and never larger than it may be', () => {
    expect(flatSize(wholePhoto, { width: 1_000, height: 2_000 }, 5_000)).toEqual({ width: 1_000, height: 2_000 });
    expect(flatSize(wholePhoto, { width: 3_000, height: 4_000 }, 2_000)).toEqual({ width: 1_500, height: 2_000 });
  });

  it('has corners that go around, or is none', () => {
    expect(isConvex(tilted)).toBe(true);
    const [first, second, third, fourth] = tilted;
    expect(isConvex([second, first, third, fourth])).toBe(false);
    expect(isConvex([first, first, third, fourth])).toBe(false);
    expect(isConvex([first, second, { x: 0.3, y: 0.2 }, fourth])).toBe(false);
  });

  it('property: four quarters turn it back, and a turned page is still one', () => {
    const part = fc.double({ min: 0, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const quad: Quad = [
          { x: a, y: b },
          { x: 1 - c, y: d },
          { x: 1 - a, y: 1 - b },
          { x: c, y: 1 - d },
        ];
        expect(isConvex(turned(quad, 1))).toBe(isConvex(quad));
        const back = turned(turned(quad, 1), 3);
        back.forEach(({ x, y }, which) => {
          expect(x).toBeCloseTo(quad[which]?.x ?? -1, 9);
          expect(y).toBeCloseTo(quad[which]?.y ?? -1, 9);
        });
      }),
    );
  });
});
