import * as v from 'valibot';
import { pageHashSchema, pageTypes } from '../../../src/domain/documents/page.ts';
import { isLocalDate } from '../../../src/domain/local-date.ts';
import { modules } from '../mapping/mapping-file.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** One dossier as the plain connectors write it. What `record` holds by `module` the mapping says. */
export const plainDossierSchema = v.strictObject({
  version: v.literal(1),
  /** Names it for good: what comes twice under one code is one dossier. */
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  module: v.picklist(modules),
  communeCode: v.pipe(v.string(), v.regex(/^\d{5}$/u)),
  provinceCode: v.pipe(v.string(), v.regex(/^\d{2}$/u)),
  nationalCode: text(50),
  receivedAt: v.pipe(v.string(), v.isoTimestamp()),
  record: v.record(v.string(), v.unknown()),
  papers: v.array(
    v.strictObject({
      id: text(100),
      kind: text(50),
      name: text(300),
      fileName: text(100),
      type: v.picklist(pageTypes),
      sha256: pageHashSchema,
      /** Its bytes. */
      data: v.pipe(v.string(), v.base64()),
    }),
  ),
});
export type PlainDossier = v.InferOutput<typeof plainDossierSchema>;

export const plainStates = ['received', 'supplement', 'registered', 'refused'] as const;

/** Where one dossier stands, as it is told to us. What is left out is not known. */
export const plainStandingSchema = v.object({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  state: v.picklist(plainStates),
  /** Of the standing; of two about one dossier the later one holds. */
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  said: v.optional(v.nullable(text(2_000))),
  /** Until when a supplement is wanted. */
  until: v.optional(v.nullable(v.pipe(v.string(), v.isoDate()))),
  entry: v.optional(
    v.nullable(
      v.object({
        number: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
        volume: v.optional(v.nullable(text(200))),
        page: v.optional(v.nullable(text(200))),
        on: v.optional(v.nullable(v.pipe(v.string(), v.isoDate()))),
        paper: v.optional(v.boolean()),
      }),
    ),
  ),
  personalNumber: v.optional(v.nullable(text(200))),
});

/** A day that is one; their pattern alone lets the 31st of February by. */
export function dayOf(text: string | null | undefined): string | null {
  return typeof text === 'string' && isLocalDate(text) ? text : null;
}
