import type { Selectable } from 'kysely';
import type { RecordKind } from '../../src/domain/record-ref.ts';
import { isFinal, type Receipt } from '../../src/protocol/receipt.ts';
import type { LoggedChange, ReceiptBatch, ScopeCounter, SetAside, StoredEntity, StoredMutation } from './scope-rows.ts';
import type { Tables } from './tables.ts';

// The database holds what this server wrote after parsing it, so reading back only changes its dress.

export function mutationFromRow(row: Selectable<Tables['mutation']>): StoredMutation {
  return {
    mid: row.mid,
    no: row.no,
    hash: row.hash,
    author: row.author,
    device: row.device,
    incarnation: row.incarnation,
    entity: row.entity,
    body: row.body,
    arrivedAt: row.arrived_at,
    status: row.status as StoredMutation['status'],
    revision: row.revision,
    waitsFor: row.waits_for,
    cause: row.cause,
  };
}

export function mutationToRow(scope: string, mutation: StoredMutation): Tables['mutation'] {
  return {
    scope,
    mid: mutation.mid,
    no: mutation.no,
    hash: mutation.hash,
    author: mutation.author,
    device: mutation.device,
    incarnation: mutation.incarnation,
    entity: mutation.entity,
    held_entity: isFinal(mutation.status) ? null : mutation.entity,
    body: mutation.body,
    arrived_at: mutation.arrivedAt,
    status: mutation.status,
    revision: mutation.revision,
    waits_for: mutation.waitsFor,
    cause: mutation.cause,
  };
}

export function setAsideFromRow(row: Selectable<Tables['set_aside']>): SetAside {
  return {
    mid: row.mid,
    hash: row.hash,
    cause: row.cause,
    body: row.body,
    author: row.author,
    device: row.device,
    arrivedAt: row.arrived_at,
  };
}

export function setAsideToRow(scope: string, { arrivedAt, ...same }: SetAside): Tables['set_aside'] {
  return { scope, ...same, arrived_at: arrivedAt };
}

export function receiptFromRow(row: Selectable<Tables['receipt']>): Receipt {
  return {
    scope: row.scope,
    no: row.no,
    mid: row.mid,
    hash: row.hash,
    revision: row.revision,
    status: row.status as Receipt['status'],
    serverTime: row.server_time,
    rev: row.rev,
    problems: JSON.parse(row.problems) as Receipt['problems'],
    conflicts: JSON.parse(row.conflicts) as Receipt['conflicts'],
    waitsFor: row.waits_for,
    flags: JSON.parse(row.flags) as Receipt['flags'],
    batch: row.batch,
  };
}

export function batchFromRow(row: Selectable<Tables['receipt_batch']>): ReceiptBatch {
  const { batch, epoch, count, previous, root, chain, at } = row;
  return { batch, epoch, firstNo: row.first_no, count, previous, root, chain, at };
}

/** Most have nothing of the kind. */
const listText = (list: readonly unknown[]): string => (list.length === 0 ? '[]' : JSON.stringify(list));

export function receiptToRow(receipt: Receipt): Tables['receipt'] {
  return {
    scope: receipt.scope,
    no: receipt.no,
    mid: receipt.mid,
    hash: receipt.hash,
    revision: receipt.revision,
    status: receipt.status,
    server_time: receipt.serverTime,
    rev: receipt.rev,
    problems: listText(receipt.problems),
    conflicts: listText(receipt.conflicts),
    waits_for: receipt.waitsFor,
    flags: listText(receipt.flags),
    batch: receipt.batch,
  };
}

/** The database holds no other kinds. */
export function kindOf({ kind }: { readonly kind: string }): RecordKind {
  return kind as RecordKind;
}

export function entityFromRow(row: Selectable<Tables['entity']>): StoredEntity {
  const { id, rev, seq, digest, state, telling } = row;
  const whose = { leftTo: row.left_to, reportedBy: row.reported_by, isReport: row.is_report === 1 };
  return { kind: kindOf(row), id, rev, seq, digest, state, telling, ...whose };
}

export function entityToRow(scope: string, entity: StoredEntity): Tables['entity'] {
  const { kind, id, rev, seq, digest, state, telling, leftTo, reportedBy, isReport } = entity;
  const whose = { left_to: leftTo, reported_by: reportedBy, is_report: isReport ? 1 : 0 };
  return { scope, kind, id, rev, seq, digest, state, telling, ...whose };
}

export function counterFromRow(row: Omit<Selectable<Tables['scope_counter']>, 'scope'>): ScopeCounter {
  const { turn, seq, chain, digest, batch } = row;
  const [receiptNo, mutationNo, receiptChain] = [row.receipt_no, row.mutation_no, row.receipt_chain];
  return { turn, seq, chain, digest, receiptNo, mutationNo, batch, receiptChain };
}

export function changeFromRow(row: Selectable<Tables['change_log']>): LoggedChange {
  return {
    seq: row.seq,
    kind: kindOf(row),
    entity: row.entity,
    rev: row.rev,
    mid: row.mid,
    device: row.device,
    incarnation: row.incarnation,
    chain: row.chain,
    at: row.at,
  };
}

export function changeToRow(scope: string, change: LoggedChange): Tables['change_log'] {
  const { seq, kind, entity, rev, mid, device, incarnation, chain, at } = change;
  return { scope, seq, kind, entity, rev, mid, device, incarnation, chain, at };
}
