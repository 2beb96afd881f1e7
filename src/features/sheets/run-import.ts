import type { ImportCommand } from '../../domain/exchange-sheet/judge-rows.ts';
import type { Saved, Store } from '../../store/store.ts';

export interface ImportProgress {
  readonly done: number;
  readonly of: number;
}

export type ImportRun =
  | ({ readonly status: 'finished' } & ImportProgress)
  /** A person stopped it. What came in stays; the same file again goes on where it stopped. */
  | ({ readonly status: 'stopped' } & ImportProgress)
  | ({ readonly status: 'failed'; readonly saved: Exclude<Saved, { status: 'saved' }> } & ImportProgress);

/** Does the acts one after another, each whole or not at all (R1). */
export async function runImport(
  store: Pick<Store, 'perform'>,
  commands: readonly ImportCommand[],
  { tell, isStopped }: { readonly tell: (progress: ImportProgress) => void; readonly isStopped: () => boolean },
): Promise<ImportRun> {
  const of = commands.length;
  let done = 0;
  for (const command of commands) {
    if (isStopped()) return { status: 'stopped', done, of };
    const saved = await store.perform({ name: command.name, entity: command.entity, args: { ...command.args } });
    if (saved.status !== 'saved') return { status: 'failed', saved, done, of };
    done += 1;
    tell({ done, of });
  }
  return { status: 'finished', done, of };
}
