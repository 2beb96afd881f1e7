import type { Bytes } from '../device-ports.ts';

interface Stands {
  readonly scope: string;
  /** When the device had last noticed that the server has lost history, by the server's clock (R13). */
  readonly lossNoticedAt: string | null;
}

/** What of a letter is kept until its answer comes: of acts, what an exchange that carries them would know. */
export type CarriedLetter = { readonly number: number } & Stands &
  (
    | {
        readonly kind: 'acts';
        readonly nonce: string;
        readonly account: string;
        readonly runs: readonly { readonly lane: string; readonly from: number; readonly to: number }[];
        readonly unsure: readonly string[];
      }
    | { readonly kind: 'page'; readonly sha256: string }
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

/** When an act was last written into one of these files; `null`: into none. */
export function copiedAt(
  files: readonly CarriedFile[],
  { lane, seq }: { readonly lane: string; readonly seq: number },
): string | null {
  const holds = (letter: CarriedLetter): boolean =>
    letter.kind === 'acts' && letter.runs.some((run) => run.lane === lane && run.from <= seq && seq <= run.to);
  return files.filter(({ letters }) => letters.some(holds)).at(-1)?.at ?? null;
}
