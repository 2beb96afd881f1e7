import { carryLimits } from '../../src/protocol/carry.ts';
import { joinedBytes } from '../../src/protocol/joined-bytes.ts';
import { type FrameSource, lastFrame, readFrames, writeFrame } from '../../src/protocol/letter.ts';
import { lettersFrom, type LettersLook, type LettersSeen, lookAtLetters } from '../../src/protocol/look-at-letters.ts';
import { fileForms, fileMark } from '../../src/protocol/sealed-file.ts';
import type { Bytes } from '../bytes.ts';
import { Refusal } from '../refusal.ts';
import { openLetter, type OpenParts } from './open-letter.ts';
import { type ReadyLetter, readyLetter, takeInLetter, type TakeInParts } from './take-in-letter.ts';

type LookParts = OpenParts & Parameters<typeof readyLetter>[1];

export type FileLooked =
  | { readonly status: 'good'; readonly seen: LettersSeen }
  | { readonly status: 'refused'; readonly why: string }
  | Exclude<LettersLook, { readonly status: 'letters' }>;

/** Opens and reads every letter of a file, and takes nothing in: what is wrong with one of them is wrong with the file. */
export async function lookAtFile(source: FrameSource, parts: LookParts): Promise<FileLooked> {
  const seen = await lookAtLetters(source, parts.hash);
  if (seen.status !== 'letters') return seen;
  try {
    for await (const letter of lettersOf(source, parts)) if (letter === undefined) return { status: 'damaged' };
  } catch (error) {
    return refusalOf(error);
  }
  return { status: 'good', seen };
}

export type FileTaken =
  | { readonly status: 'taken'; readonly answers: Bytes; readonly brought: number; readonly receipts: number }
  /** `taken`: letters before the one that was refused, which the answers are to. */
  | { readonly status: 'refused'; readonly why: string; readonly taken: number; readonly answers: Bytes }
  | Exclude<FileLooked, { readonly status: 'good' | 'refused' }>;

/** Takes in a file that has been opened whole; what it is answered is for the machine that wrote it. */
export async function takeInFile(source: FrameSource, parts: OpenParts & TakeInParts): Promise<FileTaken> {
  const looked = await lookAtFile(source, parts);
  const answers: Bytes[] = [Uint8Array.from(fileMark), Uint8Array.of(fileForms.answers)];
  const gathered = (): Bytes => joinedBytes([...answers, lastFrame()]);
  if (looked.status === 'refused') return { ...looked, taken: 0, answers: gathered() };
  if (looked.status !== 'good') return looked;
  const sum = { brought: 0, receipts: 0 };
  let taken = 0;
  try {
    for await (const letter of lettersOf(source, parts)) {
      if (letter === undefined) return { status: 'damaged' };
      const { answer, counts } = await takeInLetter(letter, parts);
      answers.push(writeFrame(answer, parts.hash));
      taken += 1;
      sum.brought += counts.brought;
      sum.receipts += counts.receipts;
    }
  } catch (error) {
    return { ...refusalOf(error), taken, answers: gathered() };
  }
  return { status: 'taken', answers: gathered(), ...sum };
}

async function* lettersOf(source: FrameSource, parts: LookParts): AsyncGenerator<ReadyLetter | undefined> {
  for await (const frame of readFrames(source, { from: lettersFrom, most: carryLimits.letter }, parts.hash)) {
    yield frame.status === 'letter' ? await readyLetter(await openLetter(frame.bytes, parts), parts) : undefined;
  }
}

function refusalOf(error: unknown): { readonly status: 'refused'; readonly why: string } {
  if (!(error instanceof Refusal)) throw error;
  return { status: 'refused', why: error.message };
}
