import type { Receipt } from '../../src/protocol/receipt.ts';

/** One request that was answered, as its line in the log has it. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of its route, never its address. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Of the answer's body. */
  readonly bytes: number;
}

/** What an exchange carried, in numbers. */
export interface ExchangeCounts {
  readonly lanes: number;
  /** Acts that came. */
  readonly brought: number;
  readonly receipts: number;
  /** Rows and markers that went out. */
  readonly pulled: number;
}

/** What is counted as it happens. No name, id, code of a commune or word of anybody goes in: numbers of the process alone. */
export interface Measures {
  request(answered: AnsweredRequest): void;
  exchange(counts: ExchangeCounts, receipts: readonly Pick<Receipt, 'status'>[]): void;
}
