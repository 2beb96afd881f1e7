import { useSearchParams } from 'wouter';
import { bookFactsOf } from '../../domain/books/book-id.ts';
import { type DeskGroup, deskGroups } from '../../domain/desk-groups.ts';
import type { BusinessState } from '../../domain/dossier.ts';
import { businessStates } from '../../domain/life-cycle.ts';
import { addDays, isLocalDate } from '../../domain/local-date.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import { instantAt } from '../../domain/vietnam-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import type { Narrowing } from '../../local-index/search-index.ts';
import type { ExchangeState } from '../../store/store.ts';

/** What the list is narrowed to. The address is its only place, and never holds anything personal: names of things, days, ids. */
export interface Narrowed {
  readonly procedure: string | undefined;
  readonly business: BusinessState | undefined;
  /** By what waits for whom, and when it is due. */
  readonly group: DeskGroup | undefined;
  readonly book: string | undefined;
  /** Taken in on these days, both counted. */
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
  /** Account of who took it in. */
  readonly author: string | undefined;
  readonly exchange: ExchangeState | undefined;
}

const keys: Readonly<Record<keyof Narrowed, string>> = {
  procedure: 'thu-tuc',
  business: 'buoc',
  group: 'nhom',
  book: 'so',
  from: 'tu',
  to: 'den',
  author: 'nguoi',
  exchange: 'gui',
};

export const exchangeStates: readonly ExchangeState[] = ['local', 'sending', 'relayed', 'received', 'attention'];

/** What an address asks for; what it says wrongly is not asked for. `people`: accounts that are known here. */
export function readNarrowed(asked: URLSearchParams, people: readonly string[]): Narrowed {
  const day = (key: 'from' | 'to'): LocalDate | undefined => {
    const said = asked.get(keys[key]);
    return said !== null && isLocalDate(said) ? said : undefined;
  };
  const among = <Value extends string>(key: keyof Narrowed, all: readonly Value[]): Value | undefined =>
    all.find((each) => each === asked.get(keys[key]));
  const book = asked.get(keys.book) ?? '';
  return {
    procedure: among(
      'procedure',
      procedures.map(({ id }) => id),
    ),
    business: among('business', businessStates),
    group: among('group', deskGroups),
    book: bookFactsOf(book) === undefined ? undefined : book,
    from: day('from'),
    to: day('to'),
    author: among('author', people),
    exchange: among('exchange', exchangeStates),
  };
}

/** The address after a change; empty values leave it, and what is not ours stays. */
export function writeNarrowed(
  before: URLSearchParams,
  changes: Partial<Record<keyof Narrowed, string>>,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const key of Object.keys(keys) as (keyof Narrowed)[]) {
    const value = changes[key];
    if (value === '') after.delete(keys[key]);
    else if (value !== undefined) after.set(keys[key], value);
  }
  return after;
}

/** As the index is asked. What only the records themselves can tell is looked at among those that may be it. */
export function narrowingOf({ procedure, business, group, book, from, to, author, exchange }: Narrowed): Narrowing {
  return {
    procedure,
    business,
    book,
    author,
    from: from === undefined ? undefined : Date.parse(instantAt(from, '00:00')),
    before: to === undefined ? undefined : Date.parse(instantAt(addDays(to, 1), '00:00')),
    open: group === undefined ? undefined : true,
    waits: exchange === undefined ? undefined : exchange !== 'received',
  };
}

export function isNarrowed(narrowed: Narrowed): boolean {
  return Object.values(narrowed).some((value) => value !== undefined);
}

export const nothingNarrowed: Readonly<Record<keyof Narrowed, ''>> = {
  ...{ procedure: '', business: '', group: '', book: '', from: '', to: '', author: '', exchange: '' },
};

export type Narrow = (changes: Partial<Record<keyof Narrowed, string>>, how?: { readonly replace: boolean }) => void;

/** Each choice is a step that Back takes back. */
export function useNarrowed(people: readonly string[]): readonly [Narrowed, Narrow] {
  const [asked, setAsked] = useSearchParams();
  const narrow: Narrow = (changes, { replace } = { replace: false }) =>
    setAsked((before) => writeNarrowed(before, changes), { replace });
  return [readNarrowed(asked, people), narrow];
}
