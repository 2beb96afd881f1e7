import type { Mutation } from '../../src/domain/mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Machine } from '../world/machine.ts';
import { byId } from './check-device.ts';
import type { Ledger } from './ledger.ts';
import { nothingBefore } from './word-before.ts';
import { openBox } from './open-box.ts';
import { actsOnBooks, jointActs, Oracle } from './oracle.ts';

type Row = Readonly<Record<string, unknown>>;

/** More on one record takes too long to tell again at every moment. */
const mostActs = 20;

/**
 * R16, R11, between any two transactions: a record whose acts have no answer yet is shown with all of them, in the order
 * in which they were done. Records with acts that were answered, or that meet another's change, are left to the end.
 */
export function checkViews(ledger: Ledger, machine: Machine): void {
  if (!machine.disk.quiet) return;
  const waiting = new Map<string, Row[]>();
  for (const row of machine.disk.rows('outbox')) {
    const entity = String(row['entity']);
    waiting.set(entity, [...(waiting.get(entity) ?? []), row]);
  }
  const answered = new Set(machine.disk.rows('acknowledged').map((row) => String(row['entity'])));
  const records = byId(machine.disk.rows('records'));
  const views = byId(machine.disk.rows('views'));
  for (const [entity, rows] of waiting) {
    const record = records.get(entity);
    if (rows.length > mostActs || rows.some((row) => row['state'] !== 'waiting' || row['receipt'] !== null)) continue;
    // What was answered and is not in the base yet is shown from elsewhere.
    if (record === undefined && answered.has(entity)) continue;
    const expected = told(record, rows, machine);
    const view = views.get(entity);
    const shown = view === undefined ? undefined : (openBox(view['box']) as Dossier | undefined);
    if (expected === undefined || (view !== undefined && shown === undefined)) continue;
    const events = shown?.events.map(({ id }) => id).join() ?? '';
    if (events !== expected) {
      ledger.violate('shown', `${machine.name} shows ${entity} with the events ${events}, and has made ${expected}`);
    }
  }
}

/** The record's events after these acts; `undefined` when it cannot be told so simply. */
function told(record: Row | undefined, rows: readonly Row[], machine: Machine): string | undefined {
  const oracle = new Oracle();
  const base =
    record === undefined ? undefined : (openBox(record['box']) as { rev: number; state: Dossier } | undefined);
  if (record !== undefined && (base === undefined || record['kind'] !== 'dossier')) return undefined;
  if (base !== undefined) {
    const {
      id,
      fields,
      business,
      slipPrints,
      events,
      supplement,
      entry,
      report,
      parked = [],
      documents = [],
    } = base.state;
    if (machine.disk.rows('acknowledged').some((row) => row['entity'] === id && Number(row['rev']) > base.rev)) {
      return undefined;
    }
    oracle.records.set(id, {
      fields: new Map(Object.entries(fields)),
      business,
      asked: supplement !== undefined,
      prints: slipPrints,
      rev: base.rev,
      events: events.map((event) => event.id),
      parked: parked.map(({ mid }) => mid),
      decided: new Set(),
      entered: entry !== undefined,
      joinedTo: report?.ended?.kind === 'joined' ? report.ended.other : null,
      documents: documents.map((document) => document.id),
      takenAway: new Set(events.flatMap(({ type, touched }) => (type === 'detachDocument' ? touched.slice(0, 1) : []))),
    });
  }
  let entity = '';
  for (const row of [...rows].sort((a, b) => Number(a['turn']) - Number(b['turn']))) {
    const mutation = openBox(row['box']) as Mutation | undefined;
    if (mutation === undefined || (base?.state.events ?? []).some(({ id }) => id === mutation.mid)) return undefined;
    if (actsOnBooks.includes(mutation.name) || jointActs.includes(mutation.name)) return undefined;
    ({ entity } = mutation);
    oracle.arrive({ ...mutation, deps: [] }, { poisoned: false, unseen: false, apart: false, before: nothingBefore });
    const status = oracle.known.get(mutation.mid)?.status;
    if (status !== 'applied' && status !== 'merged') return undefined;
  }
  return oracle.records.get(entity)?.events.join();
}
