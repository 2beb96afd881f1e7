import * as v from 'valibot';
import { cursorSchema } from './sync-exchange.ts';

/** `POST` by the hub of a commune: the log of its commune behind where its mirror stands, and who works there on what. */
export const mirrorPath = '/v1/mirror';

/** Changes in one page of the log at most (R17). */
export const mirrorPageChanges = 1_000;

/**
 * What a mirror holds, verbatim: rows as the server keeps them, cell by cell in this order. No password, no page of a
 * document, nothing by which anybody could sign in: of tokens their hashes.
 */
export const mirroredColumns = {
  commune: ['scope', 'name', 'province_code', 'province_name', 'closing'],
  account: ['id', 'scope', 'username', 'name', 'title', 'created_at', 'roles', 'ended_at'],
  device: ['id', 'scope', 'name', 'public_key', 'since', 'revoked_at'],
  token: ['hash', 'account', 'device', 'issued_at'],
  receipt_key: ['id', 'spki', 'since'],
  change_log: ['scope', 'seq', 'kind', 'entity', 'rev', 'mid', 'device', 'incarnation', 'chain', 'at'],
  entity: ['scope', 'kind', 'id', 'rev', 'seq', 'digest', 'state', 'telling', 'left_to', 'reported_by', 'is_report'],
} as const;
export type MirroredTable = keyof typeof mirroredColumns;

/** Tables of who works there on what: they come whole, where they are not as the hub has them already. */
export const peopleTables = ['commune', 'account', 'device', 'token', 'receipt_key'] as const;
/** Tables of the log: they come page by page. */
export const logTables = ['change_log', 'entity'] as const;

const cellSchema = v.nullable(v.union([v.string(), v.number()]));
const rowsOf = (table: MirroredTable) => v.array(v.pipe(v.array(cellSchema), v.length(mirroredColumns[table].length)));

export const mirrorRequestSchema = v.strictObject({
  /** Where the mirror stands; `null`: it is empty. */
  cursor: v.nullable(cursorSchema),
  /** Hash over the people it has; `null`: none. */
  people: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** Changes in the page at most; absent: as many as one may have. */
  changes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mirrorPageChanges))),
});

export const mirrorAnswerSchema = v.object({
  /** The server does not know the cursor: the mirror is of a history that is lost, and begins anew (R13). */
  lost: v.boolean(),
  /** Where it stands with this page. Only where nothing more comes is what it holds of one moment. */
  cursor: cursorSchema,
  more: v.boolean(),
  /** Of the whole commune at the cursor; `null` where more comes. */
  digest: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
  log: v.object({ change_log: rowsOf('change_log'), entity: rowsOf('entity') }),
  /** `null`: as the hub has them. */
  people: v.nullable(
    v.object({
      hash: v.string(),
      commune: rowsOf('commune'),
      account: rowsOf('account'),
      device: rowsOf('device'),
      token: rowsOf('token'),
      receipt_key: rowsOf('receipt_key'),
    }),
  ),
});

export type MirrorRequest = v.InferOutput<typeof mirrorRequestSchema>;
export type MirrorAnswer = v.InferOutput<typeof mirrorAnswerSchema>;
export type MirrorCell = v.InferOutput<typeof cellSchema>;
