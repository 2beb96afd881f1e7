/** Lets one in at a time, in the order they came. */
export class Turns {
  #taken = false;
  readonly #line: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#taken = true;
  }

  give(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
