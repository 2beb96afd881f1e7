import * as v from 'valibot';
import { placeSchema } from '../fill/mapping.ts';

const head = { id: v.number(), to: v.string(), at: placeSchema };

/** What the companion's own pages tell the script in a portal's page. */
export const pageOrderSchema = v.variant('page', [
  v.strictObject({
    page: v.literal('fill'),
    locale: v.picklist(['vi', 'en']),
    waitMs: v.number(),
    plan: v.strictObject({
      steps: v.pipe(
        v.array(
          v.variant('do', [
            v.strictObject({
              ...head,
              do: v.literal('set'),
              kind: v.picklist(['text', 'select', 'radio', 'checkbox', 'typedOrChosen']),
              passing: v.boolean(),
              wanted: v.strictObject({
                text: v.string(),
                code: v.nullable(v.string()),
                theirs: v.nullable(v.string()),
                digits: v.boolean(),
              }),
            }),
            v.strictObject({ ...head, do: v.literal('press') }),
          ]),
        ),
        v.readonly(),
      ),
      unsaid: v.pipe(v.array(v.string()), v.readonly()),
    }),
  }),
  v.strictObject({ page: v.literal('readCode'), at: placeSchema }),
]);

export type PageOrder = v.InferOutput<typeof pageOrderSchema>;
