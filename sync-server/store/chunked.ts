/** Cuts a list so that no statement is given more parameters than databases take. */
export function* chunked<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
