import type { Kysely } from 'kysely';
import type { HashText } from '../../src/domain/words.ts';
import type { Tables } from '../store/tables.ts';

/** What the audit of one commune works with. */
export interface AuditParts {
  readonly database: Kysely<Tables>;
  readonly scope: string;
  readonly hash: HashText;
  /** The database's own, under which what records say alike is hashed. */
  readonly tellingKey: string;
}
