import { symbolOf } from './base-32.ts';
import { paperLines } from './paper-text.ts';

/** Which two lines of a sheet are typed back, from 1: drawn by the sheet itself, so that another one asks for others. */
export function linesToCheck(paper: readonly string[]): readonly [number, number] {
  const count = paperLines(paper).length;
  const drawn = symbolOf(paper[1]?.[0] ?? '') ?? 0;
  const first = drawn % count;
  const second = (first + 1 + (Math.floor(drawn / count) % (count - 1))) % count;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** The first line that is not as on the sheet; `null`: all are, or one of them is the whole sheet, scanned. */
export function wrongLine(
  paper: readonly string[],
  typed: readonly { readonly number: number; readonly text: string }[],
): number | null {
  const lines = paperLines(paper);
  if (typed.some(({ text }) => said(text) === said(paper.join('')))) return null;
  return typed.find(({ number, text }) => said(text) !== said((lines[number - 1] ?? []).join('')))?.number ?? null;
}

function said(text: string): string {
  return [...text]
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map((character) => symbolOf(character) ?? '?')
    .join(' ');
}
