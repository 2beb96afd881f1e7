import * as v from 'valibot';
import type { Label } from '../../src/domain/words.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const key = v.pipe(text(128), v.regex(/^[A-Za-z][\w.-]*$/u));

/** Where a control is: by its name, by its id, or by the words of its label, in a part of the page if they stand there twice. */
export const placeSchema = v.union([
  v.strictObject({ name: text(200) }),
  v.strictObject({ id: text(200) }),
  v.strictObject({ label: text(200), group: v.exactOptional(text(200)) }),
]);

/** Our code → their value. What is not named here is matched by code and words. */
const listSchema = v.record(text(64), v.string());

/** How a text is written there; as it is read by default. */
const asSchema = v.picklist(['capitals', 'digits', 'code', 'lastWords']);

const one = {
  /** What the field is called for whoever reads the report. */
  to: text(200),
  at: placeSchema,
  /** One of our values, or several after one another with commas. */
  from: v.union([key, v.pipe(v.array(key), v.minLength(1), v.maxLength(6))]),
};

const fieldSchema = v.variant('kind', [
  v.strictObject({ ...one, kind: v.literal('text'), as: v.exactOptional(asSchema) }),
  v.strictObject({ ...one, kind: v.literal('select'), list: v.exactOptional(listSchema) }),
  v.strictObject({ ...one, kind: v.literal('radio'), list: v.exactOptional(listSchema) }),
  /** Ticked when our value has this code. */
  v.strictObject({ ...one, kind: v.literal('checkbox'), ticked: text(64) }),
  v.strictObject({
    ...one,
    kind: v.literal('date'),
    format: v.exactOptional(v.picklist(['dd/MM/yyyy', 'dd.MM.yyyy', 'yyyy-MM-dd'])),
  }),
  v.strictObject({
    to: one.to,
    from: key,
    kind: v.literal('splitDate'),
    at: v.strictObject({ day: placeSchema, month: placeSchema, year: placeSchema }),
  }),
  v.strictObject({
    to: one.to,
    from: key,
    kind: v.literal('splitName'),
    at: v.strictObject({ family: placeSchema, middle: placeSchema, given: placeSchema }),
  }),
  /** A window of the page's own: opened by a button, filled, closed by another. Neither may send the form. */
  v.strictObject({
    to: one.to,
    kind: v.literal('window'),
    open: placeSchema,
    fill: v.pipe(
      v.array(
        v.strictObject({
          at: placeSchema,
          from: key,
          kind: v.picklist(['text', 'select']),
          list: v.exactOptional(listSchema),
        }),
      ),
      v.minLength(1),
      v.maxLength(10),
    ),
    close: placeSchema,
    /** What shows on the form what was chosen: by it one sees whether the page has kept it. */
    shows: v.exactOptional(placeSchema),
  }),
]);

const pageSchema = v.pipe(
  text(300),
  v.regex(/^https?:\/\/[^/*\s@]+(?:\/[^*\s]*\*?)?$/u, 'page'),
  v.check((page) => page.startsWith('https://') || /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/u.test(page), 'page'),
);

/** Addresses of the form; a star at the end stands for whatever follows. Nothing is filled on any other page. */
export const pagesSchema = v.pipe(v.array(pageSchema), v.minLength(1), v.maxLength(20));

export const mappingSchema = v.strictObject({
  version: v.literal(1),
  name: text(200),
  /** What stands on the dossier once it was keyed in there. */
  system: text(200),
  pages: pagesSchema,
  procedures: v.pipe(v.array(text(64)), v.minLength(1), v.maxLength(60)),
  /** Where the page shows the code that it has given. */
  receipt: v.exactOptional(placeSchema),
  /** How long a list may take to load, in ms. */
  waitMs: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000))),
  fields: v.pipe(v.array(fieldSchema), v.minLength(1), v.maxLength(300)),
});

export type Place = Readonly<v.InferOutput<typeof placeSchema>>;
export type MappingField = Readonly<v.InferOutput<typeof fieldSchema>>;
export type Mapping = Readonly<v.InferOutput<typeof mappingSchema>>;

export type ReadMapping =
  | { readonly status: 'mapping'; readonly mapping: Mapping }
  /** Where in the file, and what is wrong there. */
  | { readonly status: 'wrong'; readonly where: string; readonly what: Label };

/** A mapping file as somebody wrote it. */
export function readMapping(json: string): ReadMapping {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    const what = {
      vi: 'Tệp không phải JSON. Hãy mở bằng trình soạn thảo và xem dấu phẩy, dấu ngoặc.',
      en: 'The file is not JSON. Open it in an editor and look at commas and brackets.',
    };
    return { status: 'wrong', where: '', what };
  }
  const read = v.safeParse(mappingSchema, raw);
  if (read.success) return { status: 'mapping', mapping: read.output };
  const [issue] = read.issues;
  const where = v.getDotPath(issue) ?? '';
  const what =
    issue.message === 'page'
      ? {
          vi: 'Địa chỉ trang phải bắt đầu bằng https:// và chỉ có dấu * ở cuối.',
          en: 'The address of a page begins with https:// and has a * at its end only.',
        }
      : {
          vi: `Giá trị ở đây không dùng được (cần ${issue.expected ?? 'giá trị khác'}). Xem docs/companion.md, mục tệp ánh xạ.`,
          en: `This value cannot be used (${issue.expected ?? 'another one'} is needed). See docs/companion.md, the mapping file.`,
        };
  return { status: 'wrong', where, what };
}

/** Whether the mapping is for the page at this address. */
export function isForPage({ pages }: Pick<Mapping, 'pages'>, address: string): boolean {
  const [bare = ''] = address.split('#');
  return pages.some((page) => {
    if (page.endsWith('*')) return bare.startsWith(page.slice(0, -1));
    return bare === page || bare.startsWith(`${page}?`);
  });
}

/** What of an address tells one page from the next: a hash leads to a place within a page, unless it is a route. */
export function pageAddress(address: string): string {
  const [bare = '', hash = ''] = address.split(/#(.*)/su);
  return /^!?\//u.test(hash) ? `${bare}#${hash}` : bare;
}
