import { type BookKind, bookKinds } from '../books/book.ts';
import type { Dossier } from '../dossier.ts';
import {
  agesCounted,
  detailsCounted,
  type EntryFacts,
  entryFactsOf,
  entryKinds,
  peoplesCounted,
  sexesCounted,
} from './entry-facts.ts';
import type { Days } from './period.ts';

/** What the statistics tell entries of one register apart by. Of those asked of a register, each entry has exactly one value. */
export const entryTraits = ['kind', 'sex', 'people', 'age', 'detail'] as const;
export type EntryTrait = (typeof entryTraits)[number];

export const traitValues = {
  kind: entryKinds,
  sex: sexesCounted,
  people: peoplesCounted,
  age: agesCounted,
  detail: detailsCounted,
} as const satisfies Readonly<Record<EntryTrait, readonly string[]>>;

/** First marriages of one side whose age could be told, and their whole years added up. */
export interface FirstMarriages {
  readonly count: number;
  readonly years: number;
}

/** Entries of one register in a period. */
export interface BookCounts {
  readonly book: BookKind;
  readonly total: number;
  /** How many of each kind have each value of a trait: `late` and `sex` and `female`, for instance. Nought stands for none. */
  readonly of: (kind: EntryFacts['kind'] | 'all', trait: EntryTrait, value: string) => number;
  readonly brides: FirstMarriages;
  readonly grooms: FirstMarriages;
}

/** Entries alike in all that is counted. The database counts these, and a device its own: both are added up below. */
export interface CountedEntries extends Omit<EntryFacts, 'on' | 'brideAge' | 'groomAge'> {
  readonly count: number;
  readonly brides: FirstMarriages;
  readonly grooms: FirstMarriages;
}

const first = (age: number | null): FirstMarriages => ({ count: age === null ? 0 : 1, years: age ?? 0 });

/** The entries that were registered on these days, each for itself. */
export function entriesIn(dossiers: Iterable<Dossier>, { from, to }: Days): readonly CountedEntries[] {
  const found: CountedEntries[] = [];
  for (const dossier of dossiers) {
    const facts = entryFactsOf(dossier);
    if (facts === undefined || facts.on < from || facts.on > to) continue;
    const { on: _on, brideAge, groomAge, ...told } = facts;
    found.push({ ...told, count: 1, brides: first(brideAge), grooms: first(groomAge) });
  }
  return found;
}

const added = (sums: readonly FirstMarriages[]): FirstMarriages => ({
  count: sums.reduce((sum, { count }) => sum + count, 0),
  years: sums.reduce((sum, { years }) => sum + years, 0),
});

/**
 * One register as it is told to whoever looks on: of each trait by itself how many, as the forms ask; which of them come
 * together in one entry stays where the entry is.
 */
export interface BookSums {
  readonly book: BookKind;
  readonly counts: readonly {
    readonly kind: EntryFacts['kind'];
    readonly trait: EntryTrait;
    readonly value: string;
    readonly count: number;
  }[];
  readonly brides: FirstMarriages;
  readonly grooms: FirstMarriages;
}

/** Register by register, in the order of their list; those without an entry are left out. */
export function sumBooks(entries: readonly CountedEntries[]): readonly BookSums[] {
  return bookKinds.flatMap((book): readonly BookSums[] => {
    const own = entries.filter((entry) => entry.book === book);
    if (own.length === 0) return [];
    const counts = entryKinds.flatMap((kind) =>
      entryTraits.flatMap((trait) =>
        traitValues[trait].flatMap((value) => {
          const alike = own.filter((entry) => entry.kind === kind && entry[trait] === value);
          return alike.length === 0
            ? []
            : [{ kind, trait, value, count: alike.reduce((sum, one) => sum + one.count, 0) }];
        }),
      ),
    );
    return [
      { book, counts, brides: added(own.map(({ brides }) => brides)), grooms: added(own.map(({ grooms }) => grooms)) },
    ];
  });
}

/** Of one commune or several together. */
export function booksOf(sums: readonly BookSums[]): readonly BookCounts[] {
  return bookKinds.flatMap((book): readonly BookCounts[] => {
    const own = sums.filter((one) => one.book === book);
    if (own.length === 0) return [];
    const found = new Map<string, number>();
    for (const { kind, trait, value, count } of own.flatMap(({ counts }) => counts)) {
      for (const each of [kind, 'all']) {
        const key = `${each} ${trait} ${value}`;
        found.set(key, (found.get(key) ?? 0) + count);
      }
    }
    return [
      {
        book,
        total: entryKinds.reduce((sum, kind) => sum + (found.get(`all kind ${kind}`) ?? 0), 0),
        of: (kind, trait, value) => found.get(`${kind} ${trait} ${value}`) ?? 0,
        brides: added(own.map(({ brides }) => brides)),
        grooms: added(own.map(({ grooms }) => grooms)),
      },
    ];
  });
}

export const countBooks = (entries: readonly CountedEntries[]): readonly BookCounts[] => booksOf(sumBooks(entries));
