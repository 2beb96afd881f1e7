import * as v from 'valibot';
import { bookKinds } from '../domain/books/book.ts';
import { dossierCounts, type DossierCount } from '../domain/figures/dossier-counts.ts';
import { entryTraits, traitValues } from '../domain/figures/entry-counts.ts';
import { entryKinds } from '../domain/figures/entry-facts.ts';
import { type Closing, closings, type Period, periodText, readPeriod } from '../domain/figures/period.ts';

/** `GET`: counted figures of communes in a period, and nobody's name, number or record. See `figuresQuery`. */
export const figuresPath = '/v1/figures';

/** What is asked: a period, how it is closed, and the code of the last commune of the page before. */
export interface FiguresQuestion {
  readonly period: Period;
  readonly closing: Closing;
  readonly after: string | null;
}

export function figuresQuery({ period, closing, after }: FiguresQuestion): string {
  return `?period=${periodText(period)}&closing=${closing}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
}

/** `undefined`: it names no period, or no way to close one. Days are not to be asked for: a day of a small commune is a person. */
export function readFiguresQuery(query: { get(name: string): string | null }): FiguresQuestion | undefined {
  const period = readPeriod(query.get('period') ?? '');
  const closing = closings.find((each) => each === (query.get('closing') ?? 'calendar'));
  return period === undefined || closing === undefined ? undefined : { period, closing, after: query.get('after') };
}

/** What is counted together: few enough that a line is not one rare procedure of one month. By the register. */
export const figureGroups = ['birth', 'death', 'marriage', 'marital', 'other'] as const;
export type FigureGroup = (typeof figureGroups)[number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instantSchema = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const day = v.pipe(v.string(), v.isoDate());

const countsSchema = v.object(
  Object.fromEntries(dossierCounts.map((each) => [each, count])) as Record<DossierCount, typeof count>,
);

const firstMarriages = v.object({ count, years: count });
const values = entryTraits.flatMap((trait): readonly string[] => traitValues[trait]);
const bookSchema = v.object({
  book: v.picklist(bookKinds),
  counts: v.array(
    v.object({ kind: v.picklist(entryKinds), trait: v.picklist(entryTraits), value: v.picklist(values), count }),
  ),
  brides: firstMarriages,
  grooms: firstMarriages,
});

const communeSchema = v.object({
  code: v.string(),
  name: v.string(),
  /** Dossiers; the words are those of `dossierCounts`. */
  groups: v.array(v.object({ group: v.picklist(figureGroups), counts: countsSchema })),
  /** Entries made in each register. */
  books: v.array(v.object({ book: v.picklist(bookKinds), count })),
  /** The same as the statistics ask for them; `null` of periods of which no form asks, and while one lasts. */
  entries: v.nullable(v.array(bookSchema)),
  /** As the machines last told. `since`: the oldest word of one with something waiting. */
  machines: v.object({ count, waiting: count, since: instantSchema, lastExchange: instantSchema }),
  /** Some of its records are not counted yet: asked again, they will be. */
  isBehind: v.boolean(),
});

export const figuresAnswerSchema = v.object({
  /** As of this moment. */
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  province: v.string(),
  days: v.object({ from: day, to: day }),
  communes: v.array(communeSchema),
  /** Code after which the next page begins; `null`: these were the last. */
  next: v.nullable(v.string()),
});

export type FiguresAnswer = v.InferOutput<typeof figuresAnswerSchema>;
export type CommuneFigures = v.InferOutput<typeof communeSchema>;
