/** `96,7 %` of what is finished, rounded down, so that nothing short of all of it says 100; `null` of nothing. */
export function rateText(part: number, finished: number): string | null {
  if (finished === 0) return null;
  const tenths = Math.floor((part * 1_000) / finished);
  return `${Math.floor(tenths / 10)},${tenths % 10} %`;
}
