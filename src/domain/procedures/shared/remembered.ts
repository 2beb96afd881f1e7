import type { Label, LocalDate } from '../../words.ts';

/**
 * Days and limits that nobody has read for us in the text of the law yet (docs/domain.md, "To confirm"). They stand here
 * alone, so that whoever has read them writes another value and nothing else changes; a version in use keeps its own. A
 * commune states its own over them (src/domain/office).
 */
export const remembered = {
  /** Registered before this day, an event whose book and originals are lost may be registered again (NĐ 123/2015 Art. 24). */
  reRegisteredIfBefore: '2016-01-01' satisfies LocalDate as LocalDate,
  /** Working days from receipt for a registration again, and with an answer of the place where it was registered. */
  reRegistration: { days: 5, withAnswer: 13 },
  /** The same of somebody whose birth was never registered, with papers of her or his own. */
  birthFromPapers: { days: 5, withAnswer: 13 },
  /** Days of public notice of a recognition with a foreign element. */
  recognitionNotice: 7,
} as const;

/** A help that says that what it tells is from memory. */
export function fromMemory({ vi, en }: Label): Label {
  return {
    vi: `${vi} (Ghi theo trí nhớ, chưa đối chiếu văn bản: hãy hỏi lại trước khi từ chối ai.)`,
    en: `${en} (From memory, not compared with the text: ask before refusing anybody.)`,
  };
}
