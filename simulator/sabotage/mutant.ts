import type { Story } from '../story/step.ts';

/** One place changed: `find` stands exactly once in today's file. */
export interface Edit {
  readonly find: string;
  readonly replace: string;
}

/** Stories of their own, told beside those of desks on lines: of a hall with a hub, and of files that are carried. */
export type Road = 'hall' | 'letters';

/** A bug that others have had, or that a rule forbids, put back on purpose into one file of the product. */
export interface Mutant {
  /** Of docs/lessons.md (`L21`), or the rule it breaks (`R14`). */
  readonly lesson: string;
  /** The rules of docs/sync-rules.md that it breaks, when it is put back for a lesson. */
  readonly rules?: readonly string[];
  /** File name of the mutated build, and what it is called in the table. */
  readonly name: string;
  /** What was put back. */
  readonly why: string;
  readonly file: string;
  readonly edits: readonly Edit[];
  /** Where two protections each suffice alone: the other one, taken away as well. */
  readonly also?: { readonly file: string; readonly edits: readonly Edit[] };
  /** Whose stories can show it; absent: those of desks on lines. */
  readonly road?: Road;
  /** It must be caught within so many stories that hold what it needs. */
  readonly budget: number;
  /** Stories of desks in which it cannot show itself are passed over. */
  readonly needs?: (story: Story) => boolean;
  /** Caught so soon that every test run shows it. */
  readonly quick?: true;
}

/** A lesson or rule, or a part of it, whose place in the product does not exist yet: shown in the table, never counted as caught. */
export interface NotPutBack {
  readonly lesson: string;
  readonly why: string;
}
