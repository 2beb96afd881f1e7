import type { KeptStatements } from './kept-statements.ts';
import { type Turns } from './turns.ts';

/** Lets whoever is ready come first; absent: every transaction is a commit of its own. */
export type LetOthersCome = () => Promise<void>;

/** So many share a commit at the most: the first of them must not wait for ever (R17). */
const mostTogether = 16;
/** So often nobody new may come before the commit: what is being unpacked on another thread is ready a moment later. */
const emptyTurns = 2;

/** Transactions one after the other that one commit makes durable. */
interface Together {
  members: number;
  readonly durable: Promise<void>;
  settle(failure?: { readonly reason: unknown }): void;
}

/**
 * The one writer of the file. Waiting for the disk takes as long for many as for one, so transactions that come while
 * others are ready share a commit: each is a savepoint, in the order of their coming (R12), and none is answered
 * before all are on disk (R1). One that fails is undone alone; a commit that fails has failed for all of them.
 */
export class SharedCommit {
  readonly #statements: KeptStatements;
  readonly #letOthersCome: LetOthersCome | undefined;
  readonly #turns: Turns;
  #together: Together | undefined;

  constructor(statements: KeptStatements, turns: Turns, letOthersCome: LetOthersCome | undefined) {
    this.#statements = statements;
    this.#turns = turns;
    this.#letOthersCome = letOthersCome;
  }

  /** A writing transaction takes the lock of the file at once: one that read first and then must wait could only fail. */
  async begin(): Promise<void> {
    await this.#turns.take();
    try {
      if (this.#together === undefined) {
        this.#statements.say('begin immediate');
        this.#together = newTogether();
      }
      this.#statements.say('savepoint one');
    } catch (error) {
      // Nobody is in it who would end it, and it would hold the file.
      if (this.#together?.members === 0) this.#undo(this.#together);
      this.#turns.give();
      throw error;
    }
  }

  /** Resolves when it is on disk. */
  async commit(): Promise<void> {
    const together = this.#present();
    try {
      this.#statements.say('release one');
    } catch (reason) {
      this.rollBack(reason);
      throw reason;
    }
    together.members += 1;
    // Whoever stands in line behind the last of them shares the next one.
    if (this.#letOthersCome === undefined || together.members >= mostTogether) this.#commitNow(together);
    this.#turns.give();
    if (this.#letOthersCome !== undefined && together.members === 1)
      void this.#commitSoon(together, this.#letOthersCome);
    await together.durable;
  }

  /** A full disk ends the transaction by itself, and all that share it; rolling back again would hide the reason. */
  rollBack(reason: unknown): void {
    const together = this.#present();
    try {
      if (!this.#statements.handle.inTransaction) {
        this.#end(together, { reason });
      } else if (together.members === 0) {
        this.#undo(together);
      } else {
        this.#statements.say('rollback to one');
        this.#statements.say('release one');
      }
    } catch (failure) {
      // What cannot be undone alone is undone with the others: it must not be made durable by their commit.
      if (this.#statements.handle.inTransaction) this.#statements.say('rollback');
      this.#end(together, { reason: failure });
      throw failure;
    } finally {
      this.#turns.give();
    }
  }

  async #commitSoon(together: Together, letOthersCome: LetOthersCome): Promise<void> {
    for (let empty = 0; empty < emptyTurns && together.members < mostTogether;) {
      const before = together.members;
      await letOthersCome();
      empty = together.members > before ? 0 : empty + 1;
    }
    await this.#turns.take();
    if (this.#together === together) this.#commitNow(together);
    this.#turns.give();
  }

  #commitNow(together: Together): void {
    try {
      this.#statements.say('commit');
      this.#end(together);
    } catch (reason) {
      if (this.#statements.handle.inTransaction) this.#statements.say('rollback');
      this.#end(together, { reason });
    }
  }

  #undo(together: Together): void {
    if (this.#statements.handle.inTransaction) this.#statements.say('rollback');
    this.#end(together);
  }

  #end(together: Together, failure?: { readonly reason: unknown }): void {
    this.#together = undefined;
    together.settle(failure);
  }

  #present(): Together {
    if (this.#together === undefined) throw new Error('No transaction has begun.');
    return this.#together;
  }
}

function newTogether(): Together {
  let settle: Together['settle'] = () => undefined;
  const durable = new Promise<void>((resolve, reject) => {
    settle = (failure) => {
      if (failure === undefined) resolve();
      else reject(asError(failure.reason));
    };
  });
  // Whoever shares it hears of its failure; with nobody left in it, nobody needs to.
  durable.catch(() => undefined);
  return { members: 0, durable, settle };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('The commit failed.', { cause: reason });
}
