import { recordsOf } from '../../src/domain/act-on.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { readMutation } from '../../src/domain/read-envelope.ts';
import { isFinal, type Receipt } from '../../src/protocol/receipt.ts';
import { takenInCause } from '../server-problems.ts';
import { laneText } from '../push.ts';
import type { Tables } from '../store/tables.ts';
import type { AuditParts } from './audit-parts.ts';
import type { Findings } from './finding.ts';
import { rowsOfScope } from './read-scope.ts';

/** What the chain of changes needs to know of an act. */
export interface ActFacts {
  readonly hash: string;
  readonly arrivedAt: string;
  readonly device: string;
  readonly incarnation: string;
  readonly isJoint: boolean;
}

interface ActsParts extends AuditParts {
  readonly findings: Findings;
  readonly receipts: readonly Receipt[];
  readonly mutationNo: number;
}

const keyOf = ({ mid, hash }: { readonly mid: string; readonly hash: string }): string => `${mid} ${hash}`;

/** Acts against their own hash, their receipts and the numbers they came under; each way round. By id: what the changes need. */
export async function auditActs(parts: ActsParts): Promise<ReadonlyMap<string, ActFacts>> {
  const { database, scope, hash, findings, mutationNo } = parts;
  const latest = new Map<string, Receipt>();
  for (const receipt of parts.receipts) {
    const before = latest.get(keyOf(receipt));
    if (before === undefined || before.revision < receipt.revision) latest.set(keyOf(receipt), receipt);
  }
  const came = await auditArrivals(parts);
  const known = new Set<string>();
  const acts = new Map<string, ActFacts>();
  const numbers = new Set<number>();
  for await (const row of rowsOfScope(database, 'mutation', scope, ['mid'])) {
    known.add(keyOf(row));
    numbers.add(row.no);
    if (hash(row.body) !== row.hash) findings.add('mutation', row.mid, 'differs', 'body');
    const mutation = readBody(row.body);
    if (mutation !== undefined && mutation.mid !== row.mid) findings.add('mutation', row.mid, 'differs', 'mid');
    checkStanding(row, mutation, latest.get(keyOf(row)), findings);
    if (came.get(keyOf(row))?.has(laneText(row)) !== true) findings.add('mutation', row.mid, 'unexpected');
    const { device, incarnation, hash: of, arrived_at: arrivedAt } = row;
    const isJoint = mutation !== undefined && recordsOf(mutation).second !== undefined;
    acts.set(row.mid, { hash: of, arrivedAt, device, incarnation, isJoint });
  }
  for (let no = 1; no <= mutationNo; no += 1) if (!numbers.has(no)) findings.add('mutation', no, 'missing', 'no');
  if (numbers.size !== mutationNo) findings.add('scope_counter', 'mutations', 'differs', 'mutation_no');
  for await (const row of rowsOfScope(database, 'set_aside', scope, ['mid', 'hash'])) {
    known.add(keyOf(row));
    const receipt = latest.get(keyOf(row));
    const [problem] = receipt?.problems ?? [];
    // What was set aside and came whole after that has had further words.
    const answered = receipt?.revision === 1 ? { cause: problem?.code ?? '' } : {};
    if (receipt === undefined) findings.add('set_aside', row.mid, 'unexpected');
    else findings.compare('set_aside', row.mid, row, { arrived_at: receipt.serverTime, ...answered });
    const by = [...(came.get(keyOf(row)) ?? [])].some(
      (lane) => lane.startsWith(`${row.device} `) && lane.endsWith(row.author),
    );
    if (!by) findings.add('set_aside', row.mid, 'unexpected');
  }
  for (const [key, receipt] of latest) if (!known.has(key)) findings.add('mutation', receipt.mid, 'missing');
  for (const key of came.keys()) if (!known.has(key)) findings.add('arrival', key, 'unexpected');
  return acts;
}

function checkStanding(
  row: Tables['mutation'],
  mutation: Mutation | undefined,
  receipt: Receipt | undefined,
  findings: Findings,
): void {
  if (receipt === undefined) {
    findings.add('receipt', row.mid, 'missing');
    return;
  }
  const { status, revision, serverTime, waitsFor } = receipt;
  const [problem] = receipt.problems;
  // A build that could not read it yet knew of no record.
  const entity = row.entity === null && status === 'quarantined' ? null : (mutation?.entity ?? null);
  findings.compare('mutation', row.mid, row, {
    status,
    revision,
    arrived_at: serverTime,
    waits_for: status === 'blockedBy' ? waitsFor : null,
    entity,
    held_entity: isFinal(status) ? null : entity,
  });
  const held = [null, takenInCause, 'parkedUnseen'];
  const fits = status === 'quarantined' ? row.cause === problem?.code : held.includes(row.cause);
  if (!fits || (isFinal(status) && row.cause !== null)) findings.add('mutation', row.mid, 'differs', 'cause');
}

/** Numbers of each lane without holes up to its last; by act: the lanes it came in. */
async function auditArrivals({
  database,
  scope,
  findings,
}: ActsParts): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const lasts = new Map<string, number>();
  const came = new Map<string, Set<string>>();
  for await (const row of rowsOfScope(database, 'arrival', scope, ['device', 'incarnation', 'author', 'seq'])) {
    const lane = laneText(row);
    const expected = (lasts.get(lane) ?? 0) + 1;
    if (row.seq !== expected) findings.add('arrival', `${lane} ${expected}`, 'missing');
    lasts.set(lane, row.seq);
    const lanes = came.get(keyOf(row)) ?? new Set();
    came.set(keyOf(row), lanes.add(lane));
  }
  for await (const row of rowsOfScope(database, 'lane', scope, ['device', 'incarnation', 'author'])) {
    const lane = laneText(row);
    if (lasts.get(lane) !== row.last) findings.add('lane', lane, 'differs', 'last');
    lasts.delete(lane);
  }
  for (const lane of lasts.keys()) findings.add('lane', lane, 'missing');
  return came;
}

function readBody(body: string): Mutation | undefined {
  try {
    return readMutation(JSON.parse(body));
  } catch {
    return undefined;
  }
}
