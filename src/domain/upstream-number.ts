import type { RegisterEntry } from './books/register-entry.ts';
import type { Problem } from './outcome.ts';
import type { SettledNumber, UpstreamEntry } from './upstream.ts';

/** The code of what is left to do where theirs stands. */
export const ourNumberToCorrect = 'ourNumberToCorrect';

/** Whether the number that came back is the one of the book. */
export function sameNumber(entry: Pick<RegisterEntry, 'number'>, theirs: Pick<UpstreamEntry, 'number'>): boolean {
  const [their] = /^\d+/u.exec(theirs.number.trim().replace(/^0+(?=\d)/u, '')) ?? [];
  return Number(their) === entry.number;
}

/** What stands in the book is the root: theirs is told beside it, and changes nothing until a person has said which stands. */
export function upstreamNumberProblems(
  entry: RegisterEntry | undefined,
  theirs: UpstreamEntry | null,
  settled: SettledNumber | undefined,
): readonly Problem[] {
  if (entry === undefined || theirs === null || sameNumber(entry, theirs)) return [];
  const word = settled?.number === theirs.number ? settled.stands : undefined;
  if (word === 'book') return [];
  return [
    word === 'theirs'
      ? {
          field: null,
          code: ourNumberToCorrect,
          message: {
            vi: `Đã chọn số ${theirs.number} của hệ thống cấp trên. Hãy gạch bỏ mục số ${entry.number} trong sổ rồi ghi lại theo số đó.`,
            en: `The national system’s number ${theirs.number} stands. Strike entry ${entry.number} in the book, then enter it under that number.`,
          },
        }
      : {
          field: null,
          code: 'upstreamNumberDiffers',
          message: {
            vi: `Hệ thống cấp trên ghi số ${theirs.number}, sổ của xã ghi số ${entry.number}. Hãy đối chiếu sổ giấy rồi chọn số đứng vững, kèm lý do.`,
            en: `The national system says number ${theirs.number}, our book says ${entry.number}. Compare with the paper book, then say which stands, and why.`,
          },
        },
  ];
}
