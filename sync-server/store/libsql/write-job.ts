import { StoreBusy } from '../port.ts';
import { TakenAlready } from '../scope-port.ts';

/** A statement as it is prepared once and run often. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What one transaction writes, decided already: made durable whole or not at all. */
export interface WriteJob {
  /** The communes it was decided about, each with the turn its counter stood at then (R12). */
  readonly expected: readonly { readonly scope: string; readonly turn: number }[];
  readonly statements: readonly Statement[];
}

export type WriteResult =
  | { readonly status: 'durable' }
  /** Another transaction has written to one of the communes since: it must be decided again. */
  | { readonly status: 'moved' }
  | { readonly status: 'failed'; readonly failure: TransferredFailure };

/** Makes jobs durable one after the other, in the order in which they come. */
export interface Committer {
  /** Never rejects for what a database may do. */
  commit(job: WriteJob): Promise<WriteResult>;
  /** When everything that came before is done. */
  close(): Promise<void>;
}

/** A failure that can go from one thread to another and be what it was. */
interface TransferredFailure {
  readonly name: string;
  readonly message: string;
}

export function transferred(failure: unknown): TransferredFailure {
  return failure instanceof Error
    ? { name: failure.name, message: failure.message }
    : { name: 'Error', message: String(failure) };
}

/** The failures that the port promises come back by their names. */
export function failureFrom({ name, message }: TransferredFailure): Error {
  switch (name) {
    case 'TakenAlready':
      return new TakenAlready(message);
    case 'StoreBusy':
      return new StoreBusy(message);
    default:
      return new Error(message);
  }
}
