import type { DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import type { Asked } from '../exchange-store.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';

/** What of a letter is kept until its answer comes. */
export type CarriedLetter = { readonly number: number } & (
  | ({ readonly kind: 'acts'; readonly nonce: string } & Omit<Asked, 'pull'>)
  | ({ readonly kind: 'page'; readonly sha256: string } & Pick<Asked, 'scope' | 'lossNoticedAt'>)
);

/** A file of letters that was written here. */
export interface CarriedFile {
  readonly id: string;
  /** By the device's clock, ISO. */
  readonly at: string;
  /** Under which the answers are sealed, itself sealed under the profile's key. */
  readonly answerKey: Bytes;
  readonly letters: readonly CarriedLetter[];
}

/** So many files are remembered; the answer to an older one tells nothing that the next file would not (R17). */
const mostRemembered = 40;

export const answerKeyContext = (file: string): string => `carried/${file}`;

export function readCarried(database: DeviceDatabase): Promise<readonly CarriedFile[]> {
  return reopening(database, async () => (await readMeta(database, 'carried')) ?? []);
}

/** Before the file leaves the machine, so that no answer can come to one that is not known. */
export async function rememberCarried(database: DeviceDatabase, file: CarriedFile): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const before = (await readMeta(database, 'carried')) ?? [];
      await writeMeta(database, 'carried', [...before, file].slice(-mostRemembered));
    }),
  );
}

/** When an act was last written into one of these files; `null`: into none. */
export function copiedAt(
  files: readonly CarriedFile[],
  { lane, seq }: { readonly lane: string; readonly seq: number },
): string | null {
  const holds = (letter: CarriedLetter): boolean =>
    letter.kind === 'acts' && letter.runs.some((run) => run.lane === lane && run.from <= seq && seq <= run.to);
  return files.filter(({ letters }) => letters.some(holds)).at(-1)?.at ?? null;
}
