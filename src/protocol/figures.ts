import * as v from 'valibot';
import { bookKinds } from '../domain/books/book.ts';

/** `GET`: counted figures of communes, and nobody's name, number or record. */
export const figuresPath = '/v1/figures';

/** What is counted together: few enough that a line is not one rare procedure of one month. By the register. */
export const figureGroups = ['birth', 'death', 'marriage', 'marital', 'other'] as const;
export type FigureGroup = (typeof figureGroups)[number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instantSchema = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const monthSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/u));

/** Of what was received in a month. The words are those of `OnTimeFigures`. */
export const figureCountsSchema = v.object({
  received: count,
  finished: count,
  early: count,
  onTime: count,
  overdue: count,
  lateEntryOnly: count,
  openInTime: count,
  openOverdue: count,
  openPaused: count,
});

const lineSchema = v.object({ month: monthSchema, group: v.picklist(figureGroups), ...figureCountsSchema.entries });

const communeSchema = v.object({
  code: v.string(),
  name: v.string(),
  lines: v.array(lineSchema),
  /** Entries of registers made in a month. */
  entries: v.array(v.object({ month: monthSchema, book: v.picklist(bookKinds), count })),
  /** As the machines last told. `since`: the oldest word of one with something waiting. */
  machines: v.object({ count, waiting: count, since: instantSchema, lastExchange: instantSchema }),
  /** Some of its records are not counted yet: asked again, they will be. */
  isBehind: v.boolean(),
});

export const figuresAnswerSchema = v.object({
  /** What they are counted up to, as of this moment. */
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  province: v.string(),
  communes: v.array(communeSchema),
});

export type FigureCounts = v.InferOutput<typeof figureCountsSchema>;
export type FiguresAnswer = v.InferOutput<typeof figuresAnswerSchema>;
export type CommuneFigures = v.InferOutput<typeof communeSchema>;
