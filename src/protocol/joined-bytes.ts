/** A byte string of its own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** One after the other. */
export function joinedBytes(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
