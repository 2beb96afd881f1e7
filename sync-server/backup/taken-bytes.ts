/** Bytes that come in chunks, taken in lengths of one's own. */
export class Taken {
  readonly #chunks: AsyncIterator<Buffer>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** So many bytes; `undefined` when fewer are left. */
  async take(length: number): Promise<Buffer | undefined> {
    const parts = [this.#waiting];
    let have = this.#waiting.length;
    while (have < length) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      parts.push(next.value);
      have += next.value.length;
    }
    const all = parts.length === 1 ? this.#waiting : Buffer.concat(parts);
    this.#waiting = all;
    if (all.length < length) return undefined;
    this.#waiting = all.subarray(length);
    return all.subarray(0, length);
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#waiting.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return true;
      this.#waiting = next.value;
    }
    return false;
  }
}
