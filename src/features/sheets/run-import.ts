import { orSayFailed } from '../../state/or-say-failed.ts';
import type { Command, SavedAll, Store } from '../../store/store.ts';

export interface ImportProgress {
  readonly done: number;
  readonly of: number;
}

export type ImportRun =
  | ({ readonly status: 'finished' } & ImportProgress)
  /** A person stopped it. What came in stays; the same file again goes on where it stopped. */
  | ({ readonly status: 'stopped' } & ImportProgress)
  | ({ readonly status: 'failed'; readonly saved: Exclude<SavedAll, { status: 'saved' }> } & ImportProgress);

/** An act that a row comes to. */
export interface RowCommand {
  readonly name: Command['name'];
  readonly entity: string;
  readonly args: object;
}

/** As many rows as are written in one transaction: all of them or none (R1). */
const rowsAtOnce = 100;

/** Does the acts in batches; between two of them a person may stop it. */
export async function runImport(
  store: Pick<Store, 'performAll'>,
  commands: readonly RowCommand[],
  { tell, isStopped }: { readonly tell: (progress: ImportProgress) => void; readonly isStopped: () => boolean },
): Promise<ImportRun> {
  const of = commands.length;
  let done = 0;
  while (done < of) {
    if (isStopped()) return { status: 'stopped', done, of };
    const batch = commands.slice(done, done + rowsAtOnce);
    const saved = await orSayFailed(() =>
      store.performAll(batch.map(({ name, entity, args }) => ({ name, entity, args: { ...args } }))),
    );
    if (saved.status !== 'saved') return { status: 'failed', saved, done, of };
    done += batch.length;
    tell({ done, of });
  }
  return { status: 'finished', done, of };
}
