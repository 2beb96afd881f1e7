import type { HashText } from '../../src/domain/words.ts';
import type { Finding } from '../audit/finding.ts';
import type { DatabasePlace } from '../store/read-whole.ts';
import type { BackupSummary } from './backup-content.ts';
import type { BackupKey } from './key-file.ts';

export interface RestoreOrder {
  readonly file: string;
  readonly keys: readonly BackupKey[];
  readonly place: DatabasePlace;
  readonly receiptKeyFile: string;
  /** What stands there now may go. */
  readonly replace: boolean;
  /** Also when what is in the backup does not hang together. */
  readonly despiteFindings: boolean;
  readonly at: string;
  readonly newId: () => string;
  readonly hash: HashText;
}

export type Restored =
  | {
      readonly status: 'restored';
      readonly summary: BackupSummary;
      readonly epoch: string;
      /** Where the database that stood there is now; `null`: there was none to keep. */
      readonly putAside: string | null;
      readonly findings: readonly Finding[];
      readonly receiptKey: 'putBack' | 'stoodThere' | 'notInBackup';
    }
  /** There are records in the database already, and nobody has said that they may go. */
  | { readonly status: 'notEmpty' }
  /** A server works on it. */
  | { readonly status: 'inUse' }
  /** The backup holds what does not hang together; nothing has been changed. */
  | { readonly status: 'findings'; readonly findings: readonly Finding[] };

/** How the target's own side of it went. */
export type PutBack = Exclude<Restored, { status: 'restored' }> | (Loaded & { readonly putAside: string | null });

export interface Loaded {
  readonly status: 'loaded';
  readonly summary: BackupSummary;
  readonly findings: readonly Finding[];
}
