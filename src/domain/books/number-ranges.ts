import type { NumberRange } from './book.ts';

/** The ranges with `added` in them; `added` lies above all of them. */
export function withRange(ranges: readonly NumberRange[], added: NumberRange): readonly NumberRange[] {
  if (added.from > added.to) return ranges;
  const last = ranges.at(-1);
  if (last === undefined || last.to + 1 < added.from) return [...ranges, added];
  return [...ranges.slice(0, -1), { from: last.from, to: added.to }];
}

/** The ranges without `number`. */
export function withoutNumber(ranges: readonly NumberRange[], number: number): readonly NumberRange[] {
  return ranges.flatMap((range) => {
    const { from, to } = range;
    if (number < from || number > to) return [range];
    const halves = [
      { from, to: number - 1 },
      { from: number + 1, to },
    ];
    return halves.filter((half) => half.from <= half.to);
  });
}
