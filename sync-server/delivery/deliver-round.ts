import type { Logger } from 'pino';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { NoteUpstreamArgs } from '../../src/domain/mutations/note-upstream.ts';
import { inCase } from '../../src/domain/procedure.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Delivery } from '../store/delivery-port.ts';
import { afterAsk, afterNoAnswer, afterSend, afterUnknown, mostUnclear } from './after-answer.ts';
import type { Connection, Outcome, Said, Standing } from './connector.ts';
import type { DeliveryTarget } from './delivery-settings.ts';
import { fingerprintOf, followLog, type FollowParts } from './follow-log.ts';
import { mapRecord } from './mapping/map-record.ts';
import type { Module } from './mapping/mapping-file.ts';
import { readErrors } from './mapping/read-errors.ts';
import { noteUpstream } from './note-upstream.ts';
import { planDelivery, type Road, roadAfter } from './plan-delivery.ts';

export interface DeliverParts extends FollowParts {
  readonly target: DeliveryTarget;
  readonly connection: Connection;
  /** Who holds leases: this process. */
  readonly by: string;
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly stopping: () => boolean;
  readonly log: Logger;
}

const mostInHand = 50;
/** Of an answer; beyond that is the paper itself, in letters. */
const longestKept = 20_000;
const leaseMs = 10 * 60_000;
/** Shorter waits are waited out with everything in hand. */
const shortMs = 5_000;
/** Whatever the queue says, the log is looked at so often. */
const lookEveryMs = 60_000;

export interface Round {
  readonly road: Road;
  /** When to come again, in milliseconds since 1970. */
  readonly next: number;
}

/** Looks through the log, and hands over and asks what is due, until nothing is or the road is closed. */
export async function deliverRound(road: Road, parts: DeliverParts): Promise<Round> {
  const { target, store, clock, by, wait } = parts;
  const scopes = target.communes.map(({ code }) => code);
  for (const commune of target.communes) {
    if ((await store.accounts.commune(commune.code)) !== undefined) await followLog(commune, parts);
  }
  let standing = road;
  while (!parts.stopping()) {
    const now = Date.parse(clock.now());
    const lease = { by, until: instant(now + leaseMs) };
    let inHand = await store.deliveries.claim({ scopes, now: instant(now), lease, most: mostInHand });
    if (inHand.length === 0) break;
    while (inHand.length > 0) {
      const call = parts.stopping()
        ? ({ kind: 'wait', until: Number.POSITIVE_INFINITY } as const)
        : planDelivery(inHand, standing, target, clock.now());
      if (call.kind === 'nothing') break;
      if (call.kind === 'wait') {
        const waitMs = call.until - Date.parse(clock.now());
        const isLong = waitMs > shortMs || Date.parse(clock.now()) + waitMs > now + leaseMs / 2;
        if (!isLong) {
          await wait(waitMs);
          continue;
        }
        for (const delivery of inHand) await store.deliveries.settle(delivery, by);
        return { road: standing, next: Math.min(call.until, Date.parse(clock.now()) + lookEveryMs) };
      }
      const done = call.kind === 'ask' ? call.deliveries : [call.delivery];
      const { failed, afterSeconds } =
        call.kind === 'ask' ? await askAbout(call.deliveries, parts) : await sendOne(call.delivery, parts);
      const at = Date.parse(clock.now());
      standing = roadAfter(standing, target, { failed, afterSeconds, at, chance: parts.chance() });
      inHand = inHand.filter((delivery) => !done.includes(delivery));
    }
  }
  const due = await store.deliveries.nextDue(scopes);
  const look = Date.parse(clock.now()) + lookEveryMs;
  return {
    road: standing,
    next: due === undefined ? look : Math.max(Math.min(look, Date.parse(due)), standing.closedUntil),
  };
}

type Called = { readonly failed: boolean; readonly afterSeconds: number | null };
const went: Called = { failed: false, afterSeconds: null };

async function sendOne(delivery: Delivery, parts: DeliverParts): Promise<Called> {
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
    return went;
  }
  const mapped = mapRecord(dossier, dossier.entry, mapping, parts.worldOf(commune));
  const current = { ...delivery, fingerprint: fingerprintOf(mapped, hash) };
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
    return went;
  }
  const { module, record } = mapped;
  const { nationalCode } = inCase(procedure, dossier.fields);
  const parcel = { module, code, communeCode: scope, nationalCode, receivedAt: dossier.receivedAt, record };
  if (!(await store.deliveries.goesOut(delivery, by))) return went;
  const { outcome, said } = await parts.connection.send(parcel);
  await keep({ scope, entity, kind: 'send', outcome: outcome.kind }, said, parts);
  const next = afterSend(current, outcome, { now: clock.now(), chance: parts.chance() });
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

async function askAbout(deliveries: readonly Delivery[], parts: DeliverParts): Promise<Called> {
  const { store, clock, by } = parts;
  const [first] = deliveries;
  if (first === undefined) return went;
  const { scope } = first;
  const codes = deliveries.map(({ code }) => code);
  const { outcome, said } = await parts.connection.ask({ communeCode: scope, module: first.module as Module, codes });
  const entity = deliveries.length === 1 ? first.entity : null;
  await keep({ scope, entity, kind: 'ask', outcome: outcome.kind }, said, parts);
  const when = () => ({ now: clock.now(), chance: parts.chance() });
  if (outcome.kind !== 'told') {
    const { afterSeconds, failed } = calledOf(outcome);
    for (const each of deliveries) await store.deliveries.settle(afterNoAnswer(each, afterSeconds, when()), by);
    return { failed, afterSeconds };
  }
  const byCode = new Map(outcome.standings.map((standing) => [standing.code, standing]));
  const { unread } = outcome;
  const isUnread = (code: string): boolean => !byCode.has(code) && (unread.includes(code) || unread.includes(null));
  const notes = deliveries.flatMap(({ entity: of, code }) => {
    const standing = byCode.get(code);
    return standing === undefined ? [] : [{ entity: of, args: noteOfStanding(standing, clock.now()) }];
  });
  const hopeless = new Map<string, string>();
  for (const each of deliveries) {
    const words = byCode.has(each.code) || isUnread(each.code) ? undefined : await wordsOfHopeless(each, parts);
    if (words === undefined) continue;
    hopeless.set(each.entity, words);
    const args = told({ state: 'attention', at: clock.now(), code: each.code, said: words });
    notes.push({ entity: each.entity, args });
  }
  const refused = await noteUpstream(scope, notes, parts);
  const noted = new Map((await dossiersOf(deliveries, parts)).map((dossier) => [dossier.id, dossier]));
  for (const each of deliveries) {
    const dossier = noted.get(each.entity);
    const isWhole = dossier === undefined || !waitsForNumber(dossier);
    if (isUnread(each.code)) {
      await store.deliveries.settle(afterNoAnswer(each, null, when()), by);
      continue;
    }
    const standing = byCode.get(each.code);
    const next =
      standing === undefined
        ? afterUnknown(each, hopeless.has(each.entity), when())
        : afterAsk(each, refused.has(each.entity) ? { ...standing, state: 'attention' } : standing, {
            ...when(),
            isWhole,
          });
    await store.deliveries.settle(next, by);
  }
  return went;
}

/** What they last said of a dossier on which their side breaks each time; `undefined`: it is to be tried again. */
async function wordsOfHopeless({ scope, entity, tries }: Delivery, { store }: DeliverParts) {
  if (tries < mostUnclear) return undefined;
  const sends = await store.deliveries.lastSends(scope, entity, mostUnclear);
  const isHopeless = sends.length === mostUnclear && sends.every(({ outcome }) => outcome === 'unclear');
  return isHopeless ? plainText(sends[0]?.response ?? '').slice(0, 2_000) : undefined;
}

function noteOfStanding({ code, state, said, until, entry, personalNumber }: Standing, at: Instant): NoteUpstreamArgs {
  return {
    ...told({ state, at, code, said: said.slice(0, 2_000) }),
    until,
    entry: entry && {
      ...entry,
      number: cut(entry.number, 50),
      volume: entry.volume && cut(entry.volume, 50),
      page: entry.page && cut(entry.page, 50),
    },
    // One that is cut is no number: so it stands there as a problem.
    personalNumber: personalNumber && cut(personalNumber, 20),
  };
}

/** Never so that what is left looks whole. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function told(args: Pick<NoteUpstreamArgs, 'state' | 'at' | 'code'> & Partial<NoteUpstreamArgs>): NoteUpstreamArgs {
  return { said: '', until: null, entry: null, personalNumber: null, problems: [], ...args };
}

/** A child’s number comes from them alone, days later or never. */
function waitsForNumber({ procedure: id, procedureVersion: version, fields }: Dossier): boolean {
  const procedure = procedureVersion(id, version);
  const specs = procedure === undefined ? [] : procedureFields(procedure).specs;
  return specs.some(
    ({ kind, filledBy, path }) => kind === 'pin' && filledBy === 'system' && fields[path] === undefined,
  );
}

async function dossiersOf(deliveries: readonly Delivery[], { store }: DeliverParts): Promise<readonly Dossier[]> {
  const [first] = deliveries;
  if (first === undefined) return [];
  const ids = deliveries.map(({ entity }) => entity);
  const states = await store.read((reads) => reads(first.scope).entities(ids));
  return states.flatMap(({ kind, leftTo, state }) =>
    kind === 'dossier' && leftTo === null ? [JSON.parse(state) as Dossier] : [],
  );
}

function calledOf(outcome: Outcome | { readonly kind: 'told' }): Called {
  if (outcome.kind === 'later') return { failed: true, afterSeconds: outcome.afterSeconds };
  return outcome.kind === 'unclear' ? { failed: true, afterSeconds: null } : went;
}

async function keep(
  about: { scope: string; entity: string | null; kind: 'send' | 'ask'; outcome: string },
  { request, response }: Said,
  { store, newId, clock }: DeliverParts,
): Promise<void> {
  const kept = { request, response: response.slice(0, longestKept) };
  await store.deliveries.addExchange({ ...about, id: newId(), at: clock.now(), ...kept });
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
