import * as v from 'valibot';
import { pagesSchema, placeSchema } from '../fill/mapping.ts';
import type { FillReport } from '../fill/report.ts';

const control = {
  at: placeSchema,
  kind: v.picklist(['text', 'select', 'radio', 'checkbox', 'typedOrChosen']),
  wanted: v.strictObject({
    text: v.string(),
    code: v.nullable(v.string()),
    theirs: v.nullable(v.string()),
    digits: v.boolean(),
  }),
};
const stepSchema = v.variant('do', [
  v.strictObject({ do: v.literal('set'), id: v.number(), to: v.string(), ...control }),
  v.strictObject({
    do: v.literal('window'),
    id: v.number(),
    to: v.string(),
    open: placeSchema,
    fill: v.pipe(v.array(v.strictObject(control)), v.readonly()),
    close: placeSchema,
    shows: v.nullable(placeSchema),
  }),
]);

/** What the companion's own pages tell the script in a portal's page. */
export const pageOrderSchema = v.variant('page', [
  v.strictObject({
    page: v.literal('fill'),
    /** The tab may have moved on since the order was offered: elsewhere nothing is filled. */
    pages: pagesSchema,
    locale: v.picklist(['vi', 'en']),
    waitMs: v.number(),
    plan: v.strictObject({
      steps: v.pipe(v.array(stepSchema), v.readonly()),
      unsaid: v.pipe(v.array(v.string()), v.readonly()),
    }),
  }),
  v.strictObject({ page: v.literal('readCode'), at: placeSchema }),
]);

export type PageOrder = v.InferOutput<typeof pageOrderSchema>;
export type FillOrder = Extract<PageOrder, { page: 'fill' }>;

/** What is answered to an order to fill. */
export type Filled =
  | { readonly report: FillReport }
  /** The tab has moved on to an address that the mapping is not for. */
  | { readonly elsewhere: true };
