import * as v from 'valibot';

/** What a page may be: what cameras and scanners make, and every browser shows. */
export const pageTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type PageType = (typeof pageTypes)[number];

/** Bounds of what is attached (R17). Bytes. */
export const documentLimits = {
  pageBytes: 4 * 1024 * 1024,
  pagesEach: 20,
  documents: 60,
  pages: 200,
} as const;

export const pageHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

/** A page as a record names it: by what its bytes hash to. The bytes travel apart, after it. */
export const pageSchema = v.strictObject({
  /** SHA-256 of the page as it was kept, 64 lower-case hex digits. */
  sha256: pageHashSchema,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(documentLimits.pageBytes)),
  type: v.picklist(pageTypes),
});

export type Page = v.InferOutput<typeof pageSchema>;
