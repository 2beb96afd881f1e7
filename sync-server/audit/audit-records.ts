import { reporterOf } from '../../src/domain/access/own-report.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { isReport } from '../../src/domain/life-cycle.ts';
import type { RecordKind } from '../../src/domain/record-ref.ts';
import { emptyDigest, foldDigest, rowDigestOfText } from '../../src/protocol/digest.ts';
import { chainLink, emptyChain } from '../chain-link.ts';
import type { Tables } from '../store/tables.ts';
import { createTelling } from '../telling.ts';
import type { ActFacts } from './audit-acts.ts';
import type { AuditParts } from './audit-parts.ts';
import type { Findings } from './finding.ts';
import { rowsOfScope } from './read-scope.ts';

interface RecordsParts extends AuditParts {
  readonly findings: Findings;
  readonly acts: ReadonlyMap<string, ActFacts>;
  readonly counter: Pick<Tables['scope_counter'], 'seq' | 'chain' | 'digest'>;
}

interface Latest {
  readonly rev: number;
  readonly seq: number;
  /** The commune it left for by this change; `null`: it did not. */
  readonly leftTo: string | null;
}

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

/** The chain of changes over the acts that made them, and every record against its digest and its latest change. How many changes. */
export async function auditRecords(parts: RecordsParts): Promise<number> {
  const { findings, counter } = parts;
  const { latest, seq, chain } = await auditChanges(parts);
  findings.compare('scope_counter', 'changes', counter, { seq, chain });
  const digest = await auditEntities(parts, latest);
  findings.compare('scope_counter', 'records', counter, { digest });
  return seq;
}

async function auditChanges({ database, scope, hash, findings, acts }: RecordsParts) {
  const latest = new Map<string, Latest>();
  let seq = 0;
  let chain = emptyChain;
  for await (const row of rowsOfScope(database, 'change_log', scope, ['seq'])) {
    if (row.seq !== seq + 1) findings.add('change_log', seq + 1, 'missing');
    const { kind, entity, rev, mid } = row;
    const handedOver = acts.has(mid) || mid === entity ? undefined : await findHandOver(database, row);
    const act = actOf(row, acts) ?? handedOver?.act(hash);
    if (act === undefined) {
      findings.add('change_log', row.seq, 'differs', 'mid');
    } else {
      const change = { seq: row.seq, kind: kind as RecordKind, entity, rev, mid };
      const link = chainLink(chain, { ...change, hash: act.hash, arrivedAt: act.arrivedAt }, hash);
      if (link !== row.chain) findings.add('change_log', row.seq, 'chainBroken');
      // No device can follow what the server makes, nor an act of two records (decision 0141).
      const own = act.device !== '' && !act.isJoint && kind !== 'book';
      const { device, incarnation } = own ? act : { device: '', incarnation: '' };
      findings.compare('change_log', row.seq, row, { device, incarnation });
    }
    ({ seq, chain } = row);
    latest.set(keyOf(kind, entity), { rev, seq, leftTo: handedOver?.from === scope ? handedOver.to : null });
  }
  return { latest, seq, chain };
}

function actOf(row: Tables['change_log'], acts: ReadonlyMap<string, ActFacts>): ActFacts | undefined {
  // R19: a pen that the server has suspended by itself.
  const byServer = { hash: emptyDigest, arrivedAt: row.at, device: '', incarnation: '', isJoint: false };
  return row.mid === row.entity && row.kind === 'book' ? byServer : acts.get(row.mid);
}

/** R18: the order by which a record changed its commune stands in the record, wherever that is now. */
async function findHandOver(database: AuditParts['database'], { entity, mid }: Tables['change_log']) {
  const dossier = await readWhereItIs(database, entity);
  const event = dossier?.events.find(({ id, type }) => id === mid && type === 'handOver');
  const [from, to] = event?.touched ?? [];
  if (event === undefined || from === undefined || to === undefined) return undefined;
  const { reason, recordedAt } = event;
  const order = canonicalText({ entity, from, to, reason: reason ?? '' });
  return {
    from,
    to,
    act: (hash: AuditParts['hash']): ActFacts => ({
      hash: hash(order),
      arrivedAt: recordedAt ?? '',
      device: '',
      incarnation: '',
      isJoint: false,
    }),
  };
}

/** A dossier in the commune that has it now. */
async function readWhereItIs(database: AuditParts['database'], id: string): Promise<Dossier | undefined> {
  const there = await database
    .selectFrom('entity')
    .select('state')
    .where('kind', '=', 'dossier')
    .where('id', '=', id)
    .where('left_to', 'is', null)
    .executeTakeFirst();
  return there === undefined ? undefined : readState(there.state);
}

async function auditEntities(
  { database, scope, hash, tellingKey, findings }: RecordsParts,
  latest: Map<string, Latest>,
): Promise<string> {
  const telling = createTelling(tellingKey, scope, hash);
  let digest = emptyDigest;
  for await (const row of rowsOfScope(database, 'entity', scope, ['kind', 'id'])) {
    const { id, rev, state } = row;
    const kind = row.kind as RecordKind;
    const known = latest.get(keyOf(kind, id));
    latest.delete(keyOf(kind, id));
    digest = foldDigest(digest, /^[0-9a-f]{64}$/u.test(row.digest) ? row.digest : emptyDigest);
    if (known === undefined) {
      findings.add('entity', id, 'unexpected');
      continue;
    }
    const left = known.leftTo !== null;
    const expected = left ? emptyDigest : rowDigestOfText({ kind, id, rev, state }, hash);
    findings.compare('entity', id, row, {
      rev: known.rev,
      seq: known.seq,
      digest: expected,
      left_to: known.leftTo,
      ...(left ? { state: '' } : {}),
    });
    // Of a text that is not what it was there is nothing to be told.
    const dossier = kind === 'dossier' && !left && row.digest === expected ? readState(state) : undefined;
    if (dossier !== undefined || left || kind !== 'dossier') {
      findings.compare('entity', id, row, {
        telling: dossier === undefined ? null : telling.ofDossier(dossier),
        is_report: dossier !== undefined && isReport(dossier) ? 1 : 0,
      });
      const whole = left ? await readWhereItIs(database, id) : dossier;
      if (whole !== undefined || kind !== 'dossier') {
        findings.compare('entity', id, row, { reported_by: whole === undefined ? null : reporterOf(whole) });
      }
    }
  }
  for (const key of latest.keys()) findings.add('entity', key, 'missing');
  return digest;
}

function readState(state: string): Dossier | undefined {
  try {
    return JSON.parse(state) as Dossier;
  } catch {
    return undefined;
  }
}
