const firstMs = 500;
const longestMs = 32_000;

/**
 * Milliseconds to wait before the next try, with full jitter (R7).
 * @param fruitless tries in a row that brought nothing new. After a try that did bring something there is nothing to wait for.
 * @param random a number in [0, 1).
 */
export function retryDelay(fruitless: number, random: number): number {
  if (fruitless === 0) return 0;
  return random * Math.min(longestMs, firstMs * 2 ** fruitless);
}
