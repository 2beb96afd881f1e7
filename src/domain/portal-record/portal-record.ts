import * as v from 'valibot';
import { handedWays, upstreamStates } from '../upstream.ts';
import type { Label } from '../words.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const label: v.GenericSchema<unknown, Label> = v.strictObject({ vi: text(300), en: text(300) });

/** One value as a person would key it into another system's form. */
const portalValueSchema = v.strictObject({
  /** Field path, and part of it: `mother.residence.commune`. */
  key: v.pipe(text(128), v.regex(/^[A-Za-z][\w.-]*$/u)),
  group: label,
  label,
  /** Of a date the code is `2026-03-15`, `2026-03` or `2026`, as much as is known. */
  kind: v.picklist(['text', 'name', 'count', 'date', 'choice']),
  /** As it is read; never empty. */
  text: v.pipe(text(600), v.minLength(1)),
  /** Of a choice or a date what it is by, else `null`. */
  code: v.nullable(text(64)),
});

/** Where a dossier stood in the national systems when it was handed to the companion. */
const stoodSchema = v.nullable(v.strictObject({ state: v.picklist(upstreamStates), code: v.nullable(text(100)) }));

/** One dossier as it is keyed into another system: the values alone, in the ministry's order. Made anew each time, kept nowhere. */
export const portalRecordSchema = v.strictObject({
  dossier: v.pipe(v.string(), v.uuid()),
  procedure: text(64),
  /** Whom it is about, to tell it from others in a list. */
  title: text(300),
  code: text(100),
  stood: stoodSchema,
  values: v.pipe(v.array(portalValueSchema), v.maxLength(300), v.readonly()),
});

/** What is told back once it stands in the other system. */
export const handedOverSchema = v.strictObject({
  dossier: v.pipe(v.string(), v.uuid()),
  was: stoodSchema,
  code: v.pipe(text(100), v.minLength(1)),
  system: v.pipe(text(200), v.minLength(1)),
  by: v.picklist(handedWays),
});

export type PortalValue = Readonly<v.InferOutput<typeof portalValueSchema>>;
export type PortalRecord = Readonly<v.InferOutput<typeof portalRecordSchema>>;
export type HandedOver = Readonly<v.InferOutput<typeof handedOverSchema>>;
