import type { Bytes } from '../device-ports.ts';
import { checkOf, readBase32, symbolOf, writeBase32 } from './base-32.ts';

/** How a key stands on paper: groups of four characters and one that checks them, so many to a line. */
export const paperForm = { groups: 30, inGroup: 4, inLine: 5 } as const;

/** Bytes that fit, exactly. */
export const paperBytes = (paperForm.groups * paperForm.inGroup * 5) / 8;

export function writePaper(bytes: Bytes): readonly string[] {
  if (bytes.length !== paperBytes) throw new TypeError(`${bytes.length} bytes do not fill the paper`);
  const text = writeBase32(bytes);
  return Array.from({ length: paperForm.groups }, (_, place) => {
    const group = text.slice(place * paperForm.inGroup, (place + 1) * paperForm.inGroup);
    return group + checkOf(group, place);
  });
}

export type ReadPaper =
  | { readonly status: 'read'; readonly bytes: Bytes }
  /** So many characters, of so many. */
  | { readonly status: 'length'; readonly found: number; readonly wanted: number }
  /** Numbers of the groups that do not fit their check, from 1. */
  | { readonly status: 'damaged'; readonly groups: readonly number[] };

/** What somebody typed, pasted or scanned: spaces, lines, hyphens and small letters do not matter. */
export function readPaper(typed: string): ReadPaper {
  const characters = [...typed.normalize('NFKC')].filter((character) => /[\p{L}\p{N}]/u.test(character));
  const length = paperForm.inGroup + 1;
  const wanted = paperForm.groups * length;
  if (characters.length !== wanted) return { status: 'length', found: characters.length, wanted };
  let text = '';
  const damaged: number[] = [];
  for (let place = 0; place < paperForm.groups; place += 1) {
    const group = characters.slice(place * length, (place + 1) * length);
    const said = group.slice(0, -1).join('');
    const fits = group.every((each) => symbolOf(each) !== undefined);
    if (!fits || symbolOf(checkOf(said, place)) !== symbolOf(group.at(-1) ?? '')) damaged.push(place + 1);
    text += said;
  }
  return damaged.length > 0 ? { status: 'damaged', groups: damaged } : { status: 'read', bytes: readBase32(text) };
}

/** The lines as they stand on the sheet. */
export function paperLines(groups: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(groups.length / paperForm.inLine);
  return Array.from({ length: count }, (_, line) =>
    groups.slice(line * paperForm.inLine, (line + 1) * paperForm.inLine),
  );
}
