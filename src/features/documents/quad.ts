/** A place on a photograph, as a part of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of a page on a photograph: above left, above right, below right, below left. */
export type Quad = readonly [Point, Point, Point, Point];

export const wholePhoto: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** Whether nothing of the photograph is cut away. */
export function isWhole(quad: Quad): boolean {
  return quad.every(({ x, y }, at) => x === wholePhoto[at]?.x && y === wholePhoto[at].y);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether its corners go around without turning back: a page lies so, and nothing else can be laid flat. */
export function isConvex(quad: Quad): boolean {
  const turns = quad.map((corner, at) => {
    const [next, after] = [quad[(at + 1) % 4] ?? corner, quad[(at + 2) % 4] ?? corner];
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x);
  });
  return turns.every((turn) => turn > 1e-4);
}

/** How large the page is once it is laid flat, no side longer than `longest`. Pixels. */
export function flatSize(quad: Quad, photo: Size, longest: number): Size {
  const length = (from: Point, to: Point): number =>
    Math.hypot((to.x - from.x) * photo.width, (to.y - from.y) * photo.height);
  const [aboveLeft, aboveRight, belowRight, belowLeft] = quad;
  const width = Math.max(length(aboveLeft, aboveRight), length(belowLeft, belowRight));
  const height = Math.max(length(aboveLeft, belowLeft), length(aboveRight, belowRight));
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Where on the photograph each place of the flat page lies (Heckbert 1989, §2.2.3: unit square to quadrilateral). */
export function placeOn([p0, p1, p2, p3]: Quad): (u: number, v: number) => Point {
  const sum = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const [dx1, dx2] = [p1.x - p2.x, p3.x - p2.x];
  const [dy1, dy2] = [p1.y - p2.y, p3.y - p2.y];
  const denominator = dx1 * dy2 - dx2 * dy1;
  const g = (sum.x * dy2 - dx2 * sum.y) / denominator;
  const h = (dx1 * sum.y - sum.x * dy1) / denominator;
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x];
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (a * u + b * v + p0.x) / w, y: (d * u + e * v + p0.y) / w };
  };
}

/** The same corners after the photograph was turned by so many quarters to the right. */
export function turned(quad: Quad, quarters: number): Quad {
  if (quarters % 4 === 0) return quad;
  const [aboveLeft, aboveRight, belowRight, belowLeft] = quad;
  const right = ({ x, y }: Point): Point => ({ x: 1 - y, y: x });
  return turned([right(belowLeft), right(aboveLeft), right(aboveRight), right(belowRight)], quarters - 1);
}
