import type { Instant } from '../words.ts';
import type { Page } from './page.ts';

/** How a paper came: handed in and kept, or shown, compared and given back. */
export const paperStandings = ['given', 'seen'] as const;
export type PaperStanding = (typeof paperStandings)[number];

/** The paper that no procedure asks for: its name is what the person at the desk wrote. */
export const otherPaper = 'other';

/** One paper that came, with its pages as far as they were photographed. */
export interface AttachedDocument {
  /** Of the act that attached it. */
  readonly id: string;
  /** Id of the procedure's paper that it answers, or `otherPaper`. Any: another version may ask for it. */
  readonly paper: string;
  /** What it is, where it is another paper. */
  readonly name?: string;
  readonly standing: PaperStanding;
  /** Empty: the paper came, and nobody has photographed it. */
  readonly pages: readonly Page[];
  readonly by: string;
  /** By the clock of the device. */
  readonly at: Instant;
}

/** Every page that a record names, each hash once. */
export function pagesOf({ documents = [] }: { readonly documents?: readonly AttachedDocument[] }): readonly Page[] {
  return [...new Map(documents.flatMap(({ pages }) => pages).map((page) => [page.sha256, page])).values()];
}
