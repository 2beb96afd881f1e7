import * as v from 'valibot';

/** The records that the national system takes. */
export const modules = ['KS', 'KT', 'KH', 'HN', 'CMC', 'BS'] as const;
export type Module = (typeof modules)[number];

/** How a value of ours is written there. What each makes of a value is in `write-value.ts`. */
const writings = [
  'text',
  'code',
  'choiceName',
  'nameUnlessCoded',
  'count',
  'date',
  'dateInWords',
  'address',
  'addressText',
  'addressAbroad',
  'placeText',
  'placeUnit',
  'placeAbroad',
  'idType',
  'idNumber',
  'idIssuedOn',
  'idIssuedBy',
  'familyName',
  'middleName',
  'givenName',
] as const;

/** What may be told of the entry itself, and of the commune that made it. */
const entryParts = [
  'number',
  'volume',
  'page',
  'registeredOn',
  'kind',
  'signer',
  'signerTitle',
  'officer',
  'remarks',
  'authority',
] as const;
export type EntryPart = (typeof entryParts)[number];

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** One far field, and where its value comes from. Of several rules for one field the first that has a value is taken. */
const ruleSchema = v.pipe(
  v.strictObject({
    to: short,
    /** A field of ours. */
    from: v.optional(short),
    entry: v.optional(v.picklist(entryParts)),
    as: v.optional(v.picklist(writings), 'text'),
    /** Which of `lists` codes come from. */
    list: v.optional(short),
    /** Their word for a field of ours that is empty. */
    empty: v.optional(short),
    /** Of an address abroad: the field that says which country, as nearly as we know. */
    country: v.optional(short),
  }),
  v.check(({ from, entry }) => (from === undefined) !== (entry === undefined), 'either "from" or "entry"'),
);
export type Rule = v.InferOutput<typeof ruleSchema>;

const personSchema = v.strictObject({
  prefix: short,
  block: short,
  /** Names within the block that are not the usual ones. */
  renamed: v.optional(v.record(short, short), {}),
  /** The name in three parts. */
  splitName: v.optional(v.boolean(), false),
});

const recordSchema = v.strictObject({
  procedures: v.array(short),
  persons: v.array(personSchema),
  /** Which of `shared` it has as well. */
  with: v.array(short),
  fields: v.array(ruleSchema),
});

/** Everything that a province may have otherwise: names, lists, which procedure goes where. */
export const mappingSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    /** By name: our code → theirs. `*` for whatever is not named: `same`, or `none` to leave the field out. */
    lists: v.record(short, v.record(v.string(), v.string())),
    person: v.array(ruleSchema),
    name: v.strictObject({ whole: v.array(ruleSchema), split: v.array(ruleSchema) }),
    /** The field of ours that their personal number fills, where it is empty. */
    personalNumber: v.record(v.picklist(modules), short),
    /** Our paper, or `record.paper` → their word for it, empty where it does not go. `*` for whatever is not named: `same` or `none`. */
    papers: v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(50))),
    /** Rules that several records have. */
    shared: v.record(short, v.array(ruleSchema)),
    records: v.strictObject({
      KS: recordSchema,
      KT: recordSchema,
      KH: recordSchema,
      HN: recordSchema,
      CMC: recordSchema,
      BS: recordSchema,
    }),
  }),
  v.check(({ lists, person, shared, records }) => {
    const rules = [
      ...person,
      ...Object.values(shared).flat(),
      ...Object.values(records).flatMap(({ fields }) => fields),
    ];
    return rules.every(({ list }) => list === undefined || Object.hasOwn(lists, list));
  }, 'a rule names a list that is not there'),
  v.check(
    ({ shared, records }) =>
      Object.values(records).every((record) => record.with.every((name) => Object.hasOwn(shared, name))),
    'a record has shared rules that are not there',
  ),
  v.check(({ records }) => {
    const procedures = Object.values(records).flatMap((record) => record.procedures);
    return new Set(procedures).size === procedures.length;
  }, 'a procedure goes into two records'),
);
export type MappingFile = v.InferOutput<typeof mappingSchema>;
