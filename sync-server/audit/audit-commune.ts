import * as v from 'valibot';
import { auditReceipts, type ReceiptFinding } from '../../src/protocol/audit-receipts.ts';
import { type Receipt, receiptSchema } from '../../src/protocol/receipt.ts';
import { batchFromRow, receiptFromRow } from '../store/rows.ts';
import { neverWritten } from '../store/read-counter.ts';
import { auditActs } from './audit-acts.ts';
import { auditAccess } from './audit-access.ts';
import type { AuditParts } from './audit-parts.ts';
import { auditRecords } from './audit-records.ts';
import { type Finding, Findings } from './finding.ts';
import { rowsOfScope } from './read-scope.ts';

export interface AuditedCommune {
  readonly scope: string;
  readonly receipts: number;
  readonly changes: number;
  /** Changes of access. */
  readonly access: number;
  readonly findings: readonly Finding[];
}

/**
 * Walks everything of one commune that hangs together: the receipts and their chain, the acts they answer, the numbers
 * these came under, the records they made and the chain of changes. It holds the commune's receipts in memory, and of
 * everything else a page.
 */
export async function auditCommune(parts: AuditParts): Promise<AuditedCommune> {
  const { database, scope, hash } = parts;
  const findings = new Findings(scope);
  const counter =
    (await database.selectFrom('scope_counter').selectAll().where('scope', '=', scope).executeTakeFirst()) ??
    neverWritten;
  const receipts: Receipt[] = [];
  for await (const row of rowsOfScope(database, 'receipt', scope, ['no'])) {
    const receipt = readReceipt(row);
    if (receipt === undefined) findings.add('receipt', row.no, 'differs');
    else receipts.push(receipt);
  }
  const batches = [];
  for await (const row of rowsOfScope(database, 'receipt_batch', scope, ['batch'])) {
    batches.push({ ...batchFromRow(row), scope });
  }
  const head = { receiptNo: counter.receipt_no, batch: counter.batch, receiptChain: counter.receipt_chain };
  for (const finding of auditReceipts({ receipts, batches, head }, hash)) place(finding, findings);
  const acts = await auditActs({ ...parts, findings, receipts, mutationNo: counter.mutation_no });
  const changes = await auditRecords({ ...parts, findings, acts, counter });
  const access = await auditAccess({ ...parts, findings, counter });
  return { scope, receipts: receipts.length, changes, access, findings: findings.all };
}

function readReceipt(row: Parameters<typeof receiptFromRow>[0]): Receipt | undefined {
  try {
    const read = v.safeParse(receiptSchema, receiptFromRow(row));
    return read.success ? read.output : undefined;
  } catch {
    // What was a list is no JSON any more.
    return undefined;
  }
}

function place(finding: ReceiptFinding, findings: Findings): void {
  switch (finding.kind) {
    case 'receiptMissing':
      findings.add('receipt', finding.no, 'missing');
      return;
    case 'receiptOutOfPlace':
    case 'receiptUnsealed':
      findings.add('receipt', finding.no, 'unexpected');
      return;
    case 'batchMissing':
      findings.add('receipt_batch', finding.batch, 'missing');
      return;
    case 'rootDiffers':
      findings.add('receipt_batch', finding.batch, 'differs', 'root');
      return;
    case 'chainBroken':
      findings.add('receipt_batch', finding.batch, 'chainBroken');
      return;
    case 'headDiffers':
      findings.add('scope_counter', 'receipts', 'differs', 'receipt_chain');
      return;
    default: {
      const unreachable: never = finding;
      throw new Error(`No such finding: ${String(unreachable)}`);
    }
  }
}
