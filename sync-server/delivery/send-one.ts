import type { Dossier } from '../../src/domain/dossier.ts';
import type { NoteUpstreamArgs } from '../../src/domain/mutations/note-upstream.ts';
import { inCase } from '../../src/domain/procedure.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import type { Delivery } from '../store/delivery-port.ts';
import { afterSend } from './after-answer.ts';
import type { Outcome } from './connector.ts';
import { type Called, calledOf, type DeliverParts, dossiersOf, keepSaid } from './deliver-parts.ts';
import { fingerprintOf } from './follow-log.ts';
import { mapRecord } from './mapping/map-record.ts';
import type { Module } from './mapping/mapping-file.ts';
import { readErrors } from './mapping/read-errors.ts';
import { noteUpstream } from './note-upstream.ts';
import { gatherPapers } from './papers/gather-papers.ts';
import { told } from './words-of-notes.ts';

/** A dossier that waits for its pages is looked at so often. */
const lookForPapersMs = 5 * 60_000;

/** A token that is good no longer, a new one, and the dossier again: each may take as long as a call may. */
const mostCallsOfSend = 3;
const writingDownMs = 60_000;

/** Sends one dossier as it is now, keeps what was said, and notes what it came to. */
export async function sendOne(delivery: Delivery, parts: DeliverParts): Promise<Called> {
  const { store, mapping, clock, by, hash } = parts;
  const { scope, entity, code } = delivery;
  const [dossier] = await dossiersOf([delivery], parts);
  const commune = parts.target.communes.find((each) => each.code === scope);
  const procedure = dossier && procedureVersion(dossier.procedure, dossier.procedureVersion);
  // Keyed in there by a person meanwhile: it would be there twice.
  const isHanded = dossier?.upstream?.handed !== undefined;
  if (dossier?.entry === undefined || isHanded || commune === undefined || procedure === undefined) {
    // The log tells what became of it.
    await store.deliveries.settle({ ...delivery, step: 'rest' }, by);
    return null;
  }
  const mapped = mapRecord(dossier, dossier.entry, mapping, parts.worldOf(commune));
  const current = { ...delivery, fingerprint: fingerprintOf(mapped, dossier, hash) };
  if (mapped.status !== 'record') {
    const problems = mapped.status === 'problems' ? mapped.problems.slice(0, 20) : [];
    const said = told({
      state: 'attention',
      at: clock.now(),
      code,
      problems: problems.map((problem) => ({ ...problem })),
    });
    await noteUpstream(scope, [{ entity, args: said }], parts);
    await store.deliveries.settle({ ...current, state: 'attention', step: 'rest' }, by);
    return null;
  }
  const { module, record } = mapped;
  const { nationalCode } = inCase(procedure, dossier.fields);
  // Asked about last: it is sent since then.
  const toGoSince = delivery.answeredAt ?? delivery.since;
  const gathered = await gatherPapers({ scope, dossier, module, procedure, toGoSince }, parts);
  if (gathered.kind === 'wait') {
    const dueAt = new Date(Math.min(gathered.until, Date.parse(clock.now()) + lookForPapersMs)).toISOString();
    await store.deliveries.settle({ ...delivery, dueAt }, by);
    return null;
  }
  const { papers, owed: papersOwed } = gathered;
  const parcel = { module, code, communeCode: scope, nationalCode, receivedAt: dossier.receivedAt, record, papers };
  const sendingMs = mostCallsOfSend * parts.target.timeoutSeconds * 1_000 + writingDownMs;
  const until = new Date(Date.parse(clock.now()) + sendingMs).toISOString();
  if (!(await store.deliveries.goesOut(delivery, { by, until }))) return null;
  const { outcome, said } = await parts.connection.send(parcel);
  await keepSaid([{ scope, entity, kind: 'send', outcome: outcome.kind, ...said }], parts);
  const next = afterSend({ ...current, papersOwed }, outcome, {
    now: clock.now(),
    chance: parts.chance(),
    pace: parts.target.pace,
  });
  const note = noteOfSend(next, outcome, dossier, module, parts);
  if (note !== undefined) await noteUpstream(scope, [{ entity, args: note }], parts);
  await store.deliveries.settle(next, by);
  return calledOf(outcome);
}

/** What a send says about the dossier; `undefined`: nothing yet. */
function noteOfSend(
  { code }: Delivery,
  outcome: Outcome,
  dossier: Dossier,
  module: Module,
  { mapping, clock }: DeliverParts,
): NoteUpstreamArgs | undefined {
  const at = clock.now();
  switch (outcome.kind) {
    case 'taken':
    case 'already':
      return told({ state: 'forwarded', at, code });
    case 'person': {
      const problems = readErrors(outcome.said, module, mapping, dossier).map((problem) => ({ ...problem }));
      return told({ state: 'attention', at, code, said: outcome.said.slice(0, 2_000), problems });
    }
    case 'later':
    case 'unclear':
      return undefined;
  }
}
