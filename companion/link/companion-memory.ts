import * as v from 'valibot';
import { handedOverSchema, portalRecordSchema } from '../../src/domain/portal-record/portal-record.ts';

const id = v.pipe(v.string(), v.uuid());

/** Everything the companion knows of records. It lies in the browser's memory and is gone with it. */
export const memorySchema = v.strictObject({
  /** The account is whose page it is, once the app has said so. */
  pairings: v.array(
    v.strictObject({ id, origin: v.string(), key: v.string(), tab: v.number(), account: v.nullable(v.string()) }),
  ),
  records: v.array(v.strictObject({ pairing: id, until: v.number(), record: portalRecordSchema })),
  /** What waits to be told to the app, at that address and of that account, and what the app said of it. It outlives a pairing. */
  handed: v.array(
    v.strictObject({
      ...{ origin: v.string(), account: v.string() },
      handed: handedOverSchema,
      trouble: v.nullable(v.string()),
    }),
  ),
  /** Nonces of letters that came. */
  seen: v.array(v.string()),
});

export type CompanionMemory = v.InferOutput<typeof memorySchema>;
export type KnownPairing = CompanionMemory['pairings'][number];

export const emptyMemory: CompanionMemory = { pairings: [], records: [], handed: [], seen: [] };

/** A record that nobody keyed in by then is forgotten. */
export const recordLastsMs = 30 * 60_000;
const mostRecords = 20;

export function withRecord(
  memory: CompanionMemory,
  pairing: string,
  record: CompanionMemory['records'][number]['record'],
  now: number,
): CompanionMemory {
  const others = memory.records.filter((each) => each.record.dossier !== record.dossier);
  const records = [...others, { pairing, until: now + recordLastsMs, record }].slice(-mostRecords);
  return { ...memory, records };
}

/** It is being keyed in: it stays as long again. */
export function withUse(memory: CompanionMemory, dossier: string, now: number): CompanionMemory {
  const renewed = (each: CompanionMemory['records'][number]) =>
    each.record.dossier === dossier ? { ...each, until: now + recordLastsMs } : each;
  return { ...memory, records: memory.records.map(renewed) };
}

/** A person has done with keying it in. A code of it that waits to be noted stays: it stands nowhere else. */
export function withoutDossier(memory: CompanionMemory, dossier: string): CompanionMemory {
  return { ...memory, records: memory.records.filter(({ record }) => record.dossier !== dossier) };
}

/** A person lets go of a code that waits to be noted. */
export function withoutCode(memory: CompanionMemory, dossier: string): CompanionMemory {
  return { ...memory, handed: memory.handed.filter(({ handed }) => handed.dossier !== dossier) };
}

export function withoutRecord(memory: CompanionMemory, pairing: string, dossier: string): CompanionMemory {
  const records = memory.records.filter((each) => each.pairing !== pairing || each.record.dossier !== dossier);
  return { ...memory, records };
}

/** Its records go with it. What was keyed in must be told all the same: it waits for another pairing, or for a person to forget it. */
export function withoutPairing(memory: CompanionMemory, gone: string): CompanionMemory {
  return {
    ...memory,
    pairings: memory.pairings.filter(({ id: each }) => each !== gone),
    records: memory.records.filter(({ pairing }) => pairing !== gone),
  };
}

/** A record that is too old goes, whoever it is of. */
export function withoutOld(memory: CompanionMemory, now: number): CompanionMemory {
  return { ...memory, records: memory.records.filter(({ until }) => until > now) };
}

/** The page of this pairing is of that tab and that account now. */
export function withPage(
  memory: CompanionMemory,
  pairing: string,
  page: Pick<KnownPairing, 'tab' | 'account'>,
): CompanionMemory {
  const renewed = (each: KnownPairing) => (each.id === pairing ? { ...each, ...page } : each);
  return { ...memory, pairings: memory.pairings.map(renewed) };
}

interface Owner {
  readonly origin: string;
  readonly account: string | null;
}

const isSameOwner = (one: Owner, other: Owner): boolean =>
  one.account !== null && one.account === other.account && one.origin === other.origin;

/** Keyed into a portal: its code is to be told. The same memory: nobody knows any more whom to tell. */
export function withHandedOver(
  memory: CompanionMemory,
  handed: CompanionMemory['handed'][number]['handed'],
): CompanionMemory {
  const from = memory.records.find(({ record }) => record.dossier === handed.dossier)?.pairing;
  const owner: Owner | undefined =
    memory.pairings.find(({ id: each }) => each === from) ??
    memory.handed.find((each) => each.handed.dossier === handed.dossier);
  if (owner === undefined || owner.account === null) return memory;
  const { origin, account } = owner;
  const others = memory.handed.filter((each) => each.handed.dossier !== handed.dossier);
  return { ...memory, handed: [...others, { origin, account, handed, trouble: null }] };
}

/** What this page may be told: codes of the dossiers that the same account handed over at the same address. */
export const toTell = (memory: CompanionMemory, to: KnownPairing): CompanionMemory['handed'] =>
  memory.handed.filter((each) => isSameOwner(each, to));

/** Pages that may be told of this dossier's code, the newest first: an older one's tab may be closed. */
export function toBeTold(memory: CompanionMemory, dossier: string): readonly KnownPairing[] {
  const told = memory.handed.find((each) => each.handed.dossier === dossier);
  return told === undefined ? [] : memory.pairings.filter((each) => isSameOwner(each, told)).reverse();
}

/** The app has noted it, or says why not. */
export function withNoted(
  memory: CompanionMemory,
  pairing: string,
  { dossier, trouble }: { readonly dossier: string; readonly trouble: string | null },
): CompanionMemory {
  const by = memory.pairings.find(({ id: each }) => each === pairing);
  const isIt = (each: CompanionMemory['handed'][number]) =>
    by !== undefined && isSameOwner(each, by) && each.handed.dossier === dossier;
  if (!memory.handed.some(isIt)) return memory;
  if (trouble !== null) {
    return { ...memory, handed: memory.handed.map((each) => (isIt(each) ? { ...each, trouble } : each)) };
  }
  return {
    ...memory,
    records: memory.records.filter(({ record }) => record.dossier !== dossier),
    handed: memory.handed.filter((each) => !isIt(each)),
  };
}
