import type { Mutation } from '../../src/domain/mutation.ts';
import { type OracleStatus, text } from './oracle-record.ts';

/** What officers have stated of their commune's own, told as simply as it can be. */
export class OracleOffice {
  readonly #rows = new Map<string, string>();
  /** Ids of what took effect, in that order. */
  readonly statements: string[] = [];
  rev = 0;

  /** A compare-and-set on one row: the same again changes nothing, and what meets another value is refused. */
  state({ mid, args }: Mutation): OracleStatus {
    const row = `${String(args['key'])} ${String(args['validFrom'])}`;
    const now = this.#rows.get(row) ?? text(null);
    const to = text(args['to']);
    if (this.rev > 0 && now === to) {
      this.rev += 1;
      return 'merged';
    }
    if (now !== text(args['from'])) return 'refused';
    this.#rows.set(row, to);
    this.statements.push(mid);
    this.rev += 1;
    return 'applied';
  }
}
