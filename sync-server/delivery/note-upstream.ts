import type { NoteUpstreamArgs } from '../../src/domain/mutations/note-upstream.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { hashMutation } from '../../src/protocol/mutation-hash.ts';
import { acceptPush, type AcceptParts } from '../accept-push.ts';
import { prepareRun } from '../push.ts';
import type { ServerClock } from '../server-clock.ts';

export interface NotingParts extends AcceptParts {
  readonly clock: ServerClock;
  readonly newId: () => string;
  /** Of this process alone, so that two of them never write one lane. */
  readonly incarnation: string;
}

/** What is noted on one dossier. */
export interface Note {
  readonly entity: string;
  readonly args: NoteUpstreamArgs;
}

/**
 * Acts of the connector, judged, numbered and sealed like everybody’s. What is said already leaves no trace. What cannot be
 * noted as they told it is noted as something that a person must look at, with their words; which records those are.
 */
export async function noteUpstream(
  scope: string,
  notes: readonly Note[],
  parts: NotingParts,
): Promise<ReadonlySet<string>> {
  const refused = await pushNotes(scope, notes, parts);
  const inWordsAlone = notes.flatMap(({ entity, args: { at, code, said } }): Note[] => {
    const nothing = { until: null, entry: null, personalNumber: null, problems: [] };
    const args = { ...nothing, state: 'attention', at, code, said: plainText(said).slice(0, 2_000) } as const;
    return refused.has(entity) ? [{ entity, args }] : [];
  });
  await pushNotes(scope, inWordsAlone, parts);
  return refused;
}

/** The records of those that were refused. */
async function pushNotes(scope: string, notes: readonly Note[], parts: NotingParts): Promise<ReadonlySet<string>> {
  if (notes.length === 0) return new Set();
  const { store, clock, newId, hash, incarnation } = parts;
  const at = clock.now();
  const { account: author, device } = await store.deliveries.connector(
    scope,
    { account: newId(), device: newId() },
    at,
  );
  const lane = { device, incarnation, author };
  const [known] = await store.read((reads) => reads(scope).lanes([lane]));
  const mutations = notes.map(({ entity, args }): Mutation => ({
    ...{ mid: newId(), scope, author, device, schema: 1, name: 'noteUpstream', entity, base: null, deps: [] },
    args: { ...args },
    occurredAt: { device: at, offset: 0, monotonic: Math.max(0, clock.monotonicMs()) },
  }));
  const sent = mutations.map((mutation) => ({ hash: hashMutation(mutation, hash), mutation }));
  const run = { scope, incarnation, author, from: (known?.last ?? 0) + 1, mutations: sent };
  const prepared = prepareRun(run, { device, carrier: author, vouched: new Map() }, hash);
  const { lanes, receipts } = await acceptPush(
    { scope, carrierHasRight: true, runs: [prepared], words: [], again: [], at },
    parts,
  );
  const outcome = lanes[0]?.outcome;
  if (outcome !== 'ok') throw new Error(`The connector’s lane was answered ${outcome ?? 'not at all'}.`);
  if (receipts.some(({ status }) => status === 'quarantined')) {
    throw new Error('An act of the connector was set apart.');
  }
  // A record that was struck out or left meanwhile is refused too: the log tells of it in the next round.
  const refused = new Set(receipts.filter(({ status }) => status === 'refused').map(({ mid }) => mid));
  return new Set(mutations.filter(({ mid }) => refused.has(mid)).map(({ entity }) => entity));
}
