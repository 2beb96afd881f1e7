import * as v from 'valibot';
import type { Conflict } from '../domain/conflict.ts';
import type { Problem } from '../domain/outcome.ts';

/** Final: the device may let go of the mutation. */
export const finalStatuses = ['applied', 'merged', 'refused'] as const;
/** Held: kept on the server, judged again when what it waits for changes. */
export const heldStatuses = ['parked', 'blockedBy', 'quarantined'] as const;

export type FinalStatus = (typeof finalStatuses)[number];
export type HeldStatus = (typeof heldStatuses)[number];
export type ReceiptStatus = FinalStatus | HeldStatus;

const labelSchema = v.object({ vi: v.string(), en: v.string() });

const problemSchema: v.GenericSchema<unknown, Problem> = v.object({
  field: v.nullable(v.string()),
  code: v.string(),
  message: labelSchema,
});

const jsonValueSchema = v.custom<Conflict['current']>((value) => value !== undefined);

const conflictSchema: v.GenericSchema<unknown, Conflict> = v.object({
  field: v.string(),
  from: jsonValueSchema,
  to: jsonValueSchema,
  current: jsonValueSchema,
});

/** The server's stored answer to one mutation (biên nhận máy chủ). Earlier revisions stay readable. */
export const receiptSchema = v.object({
  scope: v.string(),
  /** Number in the commune's own run of receipts, from 1, gapless. */
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  mid: v.pipe(v.string(), v.uuid()),
  /** Hash of the mutation it answers. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** 1 for the first answer; a held mutation gets later ones, and any that a restored server knows less of (R13). */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  status: v.picklist([...finalStatuses, ...heldStatuses]),
  /** When the server first took the mutation in; the same in every revision. */
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  /** Revision of the record after it took effect; `null` when it had none. */
  rev: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  problems: v.array(problemSchema),
  conflicts: v.array(conflictSchema),
  /** The mutation it waits for, when `blockedBy` names one; or the refused one it built on. */
  waitsFor: v.nullable(v.pipe(v.string(), v.uuid())),
  /** Suspicions for a person to look at, e.g. a possible duplicate; they hold nothing up. */
  flags: v.array(v.string()),
  /** Number of the batch it was sealed in, from 1, gapless; `null`: written before receipts were sealed. */
  batch: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
});

export type Receipt = v.InferOutput<typeof receiptSchema>;

/** Problem codes of what the server keeps for the record and never judges again (R5): only a person can end these. */
const neverJudgedAgain: readonly string[] = [
  'hashMismatch',
  'midTaken',
  'laneMismatch',
  'mutationTooLarge',
  'unreadableOnDevice',
  'letGo',
];

function isNeverJudgedAgain({ status, problems }: Receipt): boolean {
  return status === 'quarantined' && problems[0] !== undefined && neverJudgedAgain.includes(problems[0].code);
}

/**
 * Problem codes of what the server keeps apart because of who made or brought it, or because of what may never come back to
 * it: an officer of that commune decides (R13, R18).
 */
const othersDecide: readonly string[] = [
  'accessEnded',
  'deviceRevoked',
  'notYourCommune',
  'unknownAuthor',
  'roleLacking',
  'groundMissing',
];

export function isForOthersToDecide({ status, problems }: Receipt): boolean {
  return status === 'quarantined' && problems[0] !== undefined && othersDecide.includes(problems[0].code);
}

/** What a person may let go of on her device (R4): nothing here, and nothing she can do, brings about another word on it. */
export function mayBeLetGo(receipt: Receipt): boolean {
  return receipt.status === 'refused' || isNeverJudgedAgain(receipt) || isForOthersToDecide(receipt);
}

export function isFinal(status: ReceiptStatus): status is FinalStatus {
  return (finalStatuses as readonly string[]).includes(status);
}
