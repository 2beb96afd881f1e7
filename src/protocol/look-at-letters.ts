import { carryLimits, type LetterHead } from './carry.ts';
import { type FrameSource, readFrames, readLetter } from './letter.ts';
import { fileForms, fileMark, formOf } from './sealed-file.ts';
import type { HashText } from '../domain/words.ts';

/** What anybody may know of a file of letters, without any key. */
export interface LettersSeen {
  readonly status: 'letters';
  readonly device: string;
  readonly scope: string;
  readonly file: string;
  /** By the clock of the machine that wrote it. */
  readonly madeAt: string;
  readonly letters: number;
  readonly acts: number;
  readonly pages: number;
}

export type LettersLook =
  | LettersSeen
  /** No file of ours; a newer build's; answers; a file for the recovery key or of a hand-in; cut; a byte is another; too long. */
  | { readonly status: 'otherFile' | 'newer' | 'answers' | 'otherForm' | 'cut' | 'damaged' | 'tooLarge' };

/** Where the first letter begins. */
export const lettersFrom = fileMark.length + 1;

/** Walks the whole file once, before anything of it is sent: what is broken is told to whoever holds the stick. */
export async function lookAtLetters(source: FrameSource, hash: HashText): Promise<LettersLook> {
  const form = formOf(await source.read(0, Math.min(source.size, lettersFrom)));
  if (form === 'otherFile' || form === 'newer') return { status: form };
  if (form !== fileForms.letters) return { status: form === fileForms.answers ? 'answers' : 'otherForm' };
  if (source.size > carryLimits.file + carryLimits.letter) return { status: 'tooLarge' };
  let seen: LettersSeen | undefined;
  for await (const frame of readFrames(source, { from: lettersFrom, most: carryLimits.letter }, hash)) {
    if (frame.status !== 'letter') return { status: frame.status };
    const head = readLetter(frame.bytes)?.head;
    if (head === undefined || !follows(head, seen)) return { status: 'damaged' };
    const { device, scope, file, madeAt, number: letters } = head;
    const [acts, pages] = [(seen?.acts ?? 0) + head.acts, (seen?.pages ?? 0) + head.pages];
    seen = { status: 'letters', device, scope, file, madeAt, letters, acts, pages };
  }
  return seen ?? { status: 'damaged' };
}

/** Letters of one file stand in it in their order, every one of them. */
function follows({ device, file, number }: LetterHead, seen: LettersSeen | undefined): boolean {
  if (seen === undefined) return number === 1;
  return device === seen.device && file === seen.file && number === seen.letters + 1;
}
