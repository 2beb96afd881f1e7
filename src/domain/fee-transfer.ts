import type { Dossier } from './dossier.ts';
import { extractCopies, feeTable } from './fee-table.ts';
import { amountOf, type Fee, feeOf } from './fees.ts';
import { bankAccountOn, type DeskRules, ownFees } from './office/desk-rules.ts';
import type { StatedBankAccount } from './office/stated-value.ts';
import type { Procedure } from './procedure.ts';
import { localDateOf } from './vietnam-time.ts';
import { vietQr } from './viet-qr.ts';
import type { Instant } from './words.ts';

/** How a fee that is due is paid by transfer. */
export interface FeeTransfer {
  /** đồng. */
  readonly amount: number;
  readonly account: StatedBankAccount;
  /** What the payer’s bank shows it is for: the dossier’s code, and nobody’s name. */
  readonly purpose: string;
  /** What a bank’s app reads. */
  readonly code: string;
}

interface Rules {
  readonly rows: DeskRules['rows'];
  /** Code of the province. */
  readonly province: string;
}

/** Only what somebody has read in a text: nobody pays an amount that we have from memory. */
const sure = (fee: Fee, times: number): number | null =>
  fee.kind === 'free' ? 0 : fee.kind === 'amount' && fee.source === 'read' ? fee.amount * times : null;

const over: ReadonlySet<Dossier['business']> = new Set(['REFUSED', 'WITHDRAWN', 'STOPPED']);

/** What is owed as things stand, in đồng: as somebody has said, or else by the table; `null`: nothing, or nobody knows. */
export function feeDue(dossier: Dossier, procedure: Procedure, { rows, province }: Rules): number | null {
  const { finance, business, fields, registrationKind, channel, receivedAt } = dossier;
  if (finance !== undefined) return finance.kind === 'DUE' && finance.amount > 0 ? finance.amount : null;
  if (over.has(business)) return null;
  const of = { fields, registrationKind, channel, province, receivedOn: localDateOf(receivedAt) };
  const table = [...ownFees(rows, province), ...feeTable];
  const copies = fields['applicant.copies'];
  const own = sure(feeOf(procedure, of, table), 1);
  const forCopies = typeof copies !== 'number' || copies === 0 ? 0 : sure(amountOf(extractCopies, of, table), copies);
  return own === null || forCopies === null || own + forCopies <= 0 ? null : own + forCopies;
}

/** `undefined`: nothing is due, or the commune has stated no account. Made here: nobody else is asked for it. */
export function feeTransfer(
  dossier: Dossier,
  procedure: Procedure | undefined,
  rules: Rules,
  now: Instant,
): FeeTransfer | undefined {
  const account = bankAccountOn(rules.rows, localDateOf(now));
  const amount = procedure === undefined ? null : feeDue(dossier, procedure, rules);
  if (account === undefined || amount === null) return undefined;
  const purpose = dossier.codes.official ?? dossier.codes.provisional;
  return { amount, account, purpose, code: vietQr(account, amount, purpose) };
}

export const amountInWords = (amount: number): string => `${String(amount).replace(/\B(?=(?:\d{3})+$)/gu, '.')} đồng`;
