import type { BusinessState } from '../domain/dossier.ts';
import { nameSortKey } from '../domain/person-name.ts';
import { vietnameseOrderKey } from '../domain/vietnamese-order.ts';
import type { IndexEntry } from './index-entry.ts';

/** What a slot is narrowed and put in order by, beside the words and numbers it is found by. */
export interface SlotFacts {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly procedure: string;
  readonly business: BusinessState;
  /** The register book it stands in. */
  readonly book: string | undefined;
  /** Who took it in. */
  readonly author: string | undefined;
  /** It may be in one of the groups that the desk sorts its work by. */
  readonly isOpen: boolean;
  /** Something of it is on this device that the server has not answered. */
  readonly waits: boolean;
  /** Of the first person it is about, in plain order that of Vietnamese lists; empty: none is named. */
  readonly sortName: string;
}

/** Makes a slot's facts; names of procedures, books and people are kept once, however many slots say them. */
export function createFactsOf(): (entry: IndexEntry, waits: boolean) => SlotFacts {
  const kept = new Map<string, string>();
  const once = (text: string): string => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    kept.set(text, text);
    return text;
  };
  return (entry, waits) => {
    const subject = entry.people.find(({ role }) => role === entry.subjects[0]);
    return {
      id: entry.id,
      receivedAt: Date.parse(entry.receivedAt),
      procedure: once(entry.procedure),
      business: once(entry.business) as BusinessState,
      book: entry.entry?.book === undefined ? undefined : once(entry.entry.book),
      author: entry.author === undefined ? undefined : once(entry.author),
      isOpen: entry.open === true,
      waits,
      sortName: subject === undefined ? '' : vietnameseOrderKey(nameSortKey(subject.name)),
    };
  };
}
