import type { LateMessages } from '../../messages/language.ts';
import { bookNames } from '../../domain/books/book-names.ts';
import { type BookKind, bookKinds } from '../../domain/books/book.ts';
import type { ChartFacts, FigureSection } from '../../domain/figures/chart-facts.ts';
import { type BookCounts, type EntryTrait, type FirstMarriages } from '../../domain/figures/entry-counts.ts';
import { detailsCounted, entryKinds } from '../../domain/figures/entry-facts.ts';
import type { Period } from '../../domain/figures/period.ts';
import type { LanguageState } from '../../state/language.ts';
import { labelIn } from '../../state/locale.ts';

type Words = LateMessages['figures'];

export interface CivilFigures {
  readonly books: readonly BookCounts[];
  readonly months: readonly { readonly month: Period; readonly books: readonly BookCounts[] }[];
}

interface TraitColumn {
  readonly head: string;
  readonly trait: EntryTrait;
  readonly value: string;
}

function traitColumns({ civil }: Words): Readonly<Record<'sex' | 'people' | 'age', readonly TraitColumn[]>> {
  const column = (trait: EntryTrait, value: string, head: string): TraitColumn => ({ trait, value, head });
  return {
    sex: [
      column('sex', 'male', civil.male),
      column('sex', 'female', civil.female),
      column('sex', 'unknown', civil.sexUnknown),
    ],
    people: [
      column('people', 'kinh', civil.kinh),
      column('people', 'other', civil.otherPeople),
      column('people', 'unknown', civil.peopleUnknown),
    ],
    age: [
      column('age', 'under1', civil.under1),
      column('age', 'under5', civil.under5),
      column('age', 'from5', civil.from5),
      column('age', 'unknown', civil.ageUnknown),
    ],
  };
}

const bookOf = (books: readonly BookCounts[], kind: BookKind): BookCounts | undefined =>
  books.find(({ book }) => book === kind);

/** One register: a row for each way of being registered, and in each column a part of it. */
function byKind(
  counts: BookCounts,
  title: string,
  columns: readonly TraitColumn[],
  { civil, total }: Words,
): FigureSection {
  const cells = (kind: (typeof entryKinds)[number] | 'all') =>
    columns.map(({ trait, value }) => counts.of(kind, trait, value));
  return {
    title,
    head: [civil.way, civil.all, ...columns.map(({ head }) => head)],
    rows: entryKinds
      .filter((kind) => counts.of(kind, 'kind', kind) > 0)
      .map((kind) => [civil.kinds[kind], counts.of(kind, 'kind', kind), ...cells(kind)]),
    total: [total, counts.total, ...cells('all')],
  };
}

/** `27,4`, rounded down to a tenth; nothing of nobody. */
export function meanText(sum: number, count: number, language: LanguageState): string | null {
  if (count === 0) return null;
  const tenths = Math.floor((sum * 10) / count);
  return `${Math.floor(tenths / 10)}${language.locale === 'vi' ? ',' : '.'}${tenths % 10}`;
}

function marriages(counts: BookCounts, words: Words, language: LanguageState): readonly FigureSection[] {
  const { civil, none } = words;
  const mean = ({ years, count }: FirstMarriages): string => meanText(years, count, language) ?? none;
  return [
    byKind(counts, civil.marriages, [], words),
    {
      title: `${civil.firstBrides}; ${civil.firstGrooms.toLowerCase()}`,
      head: [civil.way, civil.all],
      rows: [
        [civil.firstBrides, counts.brides.count],
        [civil.meanBride, mean(counts.brides)],
        [civil.firstGrooms, counts.grooms.count],
        [civil.meanGroom, mean(counts.grooms)],
      ],
    },
  ];
}

const told: readonly BookKind[] = ['KS', 'KT', 'KH'];

/** Everything that has no table of its own: a register a row, and what was done where that is told apart. */
function others(books: readonly BookCounts[], { civil }: Words, language: LanguageState): FigureSection {
  const rows = books
    .filter(({ book }) => !told.includes(book))
    .flatMap(({ book, total, of }) => [
      [labelIn(language, bookNames[book]), total],
      ...detailsCounted
        .filter((detail) => of('all', 'detail', detail) > 0)
        .map((detail) => [`– ${civil.details[detail]}`, of('all', 'detail', detail)]),
    ]);
  return { title: civil.others, head: [civil.register, civil.all], rows };
}

function monthsChart({ months }: CivilFigures, { civil }: Words): ChartFacts {
  const of = (kind: BookKind): readonly number[] => months.map(({ books }) => bookOf(books, kind)?.total ?? 0);
  return {
    kind: 'lines',
    title: civil.byMonth,
    labels: months.map(({ month }) => String(month.part)),
    series: [
      { name: civil.births, values: of('KS') },
      { name: civil.deaths, values: of('KT') },
      { name: civil.marriages, values: of('KH') },
    ],
  };
}

/** Entries of registers, as the ministry’s forms ask (births, deaths, marriages, the rest), and how they went month by month. */
export function civilSections(figures: CivilFigures, words: Words, language: LanguageState): readonly FigureSection[] {
  const { civil } = words;
  const { books, months } = figures;
  const columns = traitColumns(words);
  const [births, deaths, couples] = [bookOf(books, 'KS'), bookOf(books, 'KT'), bookOf(books, 'KH')];
  const rows = months.map(({ month, books: of }) => [
    `${month.part}/${month.year}`,
    ...told.map((kind) => bookOf(of, kind)?.total ?? 0),
  ]);
  return [
    {
      title: civil.byMonth,
      note: civil.note,
      head: [civil.month, civil.births, civil.deaths, civil.marriages],
      rows,
      total: [words.total, ...told.map((kind) => bookOf(books, kind)?.total ?? 0)],
      // How one month went on is no line.
      ...(months.length > 1 ? { chart: monthsChart(figures, words) } : {}),
    },
    ...(births === undefined
      ? []
      : [byKind(births, civil.births, [...columns.sex, ...columns.people, ...columns.age], words)]),
    ...(deaths === undefined
      ? []
      : [byKind(deaths, civil.deaths, [...columns.sex, ...columns.people, ...columns.age], words)]),
    ...(couples === undefined ? [] : marriages(couples, words, language)),
    others(books, words, language),
  ];
}

/** How many entries each register has, where no more is told. */
export function booksSection(
  books: readonly { readonly book: BookKind; readonly count: number }[],
  { civil }: Words,
  language: LanguageState,
): FigureSection {
  const rows = bookKinds.flatMap((kind) =>
    books.filter(({ book }) => book === kind).map(({ count }) => [labelIn(language, bookNames[kind]), count]),
  );
  return { title: civil.others, note: civil.short, head: [civil.register, civil.all], rows };
}
