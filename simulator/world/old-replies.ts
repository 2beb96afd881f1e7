import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { WireReply } from './wire-message.ts';

const most = 30;

/** Answers of before, as something in front of every desk of the office may keep them and give them again, to whomever. */
export class OldReplies {
  readonly #kept: WireReply[] = [];

  keep(reply: WireReply): void {
    this.#kept.push(reply);
    if (this.#kept.length > most) this.#kept.shift();
  }

  draw(random: SeededRandom): WireReply | undefined {
    return this.#kept[random.integer(0, this.#kept.length - 1)];
  }
}
