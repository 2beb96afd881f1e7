import * as v from 'valibot';

// What a backup holds, unpacked: one JSON value a line. First the head; then for each table its name and columns, its rows
// as lists of cells, and the count and digest of their lines; last the end, with a digest over all of that.

const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where a commune stood: whoever has it can tell later whether its history is still the same. */
export const communeHeadSchema = v.object({
  scope: v.string(),
  seq: numberSchema,
  chain: hashSchema,
  digest: hashSchema,
  receiptNo: numberSchema,
  batch: numberSchema,
  receiptChain: hashSchema,
});
export type CommuneHead = v.InferOutput<typeof communeHeadSchema>;

export const headSchema = v.object({
  lienMachBackup: v.literal(1),
  /** When it was begun; everything in it is of one moment after that. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  server: v.string(),
  database: v.picklist(['libsql', 'postgres']),
  migrations: v.array(v.string()),
  epoch: v.pipe(v.string(), v.uuid()),
  /** When the newest receipt in it was written; `null`: there is none. */
  newestReceipt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  communes: v.array(communeHeadSchema),
  /** The private key that receipts are signed with, PEM; `null` where it was not at hand. */
  receiptKey: v.nullable(v.string()),
});
export type BackupHead = v.InferOutput<typeof headSchema>;

export const tableLineSchema = v.object({ table: v.string(), columns: v.array(v.string()) });
export const rowLineSchema = v.array(v.nullable(v.union([v.string(), v.number()])));
export const tableEndSchema = v.object({ rows: numberSchema, digest: hashSchema });
export const endLineSchema = v.object({ end: v.literal(true), digest: hashSchema });

export interface TableSummary {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 of the lines of its rows: the same of the same rows, whichever database they were in. */
  readonly digest: string;
}

export interface BackupSummary {
  readonly head: BackupHead;
  readonly tables: readonly TableSummary[];
  readonly rows: number;
}

/** What the digest at the end is made over. */
export function summaryText({ head, tables }: Pick<BackupSummary, 'head' | 'tables'>): string {
  return JSON.stringify([head, tables.map(({ table, columns, rows, digest }) => [table, columns, rows, digest])]);
}
