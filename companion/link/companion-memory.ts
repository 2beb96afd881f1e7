import * as v from 'valibot';
import { handedOverSchema, portalRecordSchema } from '../../src/domain/portal-record/portal-record.ts';

const id = v.pipe(v.string(), v.uuid());

/** Everything the companion knows of records. It lies in the browser's memory and is gone with it. */
export const memorySchema = v.strictObject({
  pairings: v.array(v.strictObject({ id, origin: v.string(), key: v.string(), tab: v.number() })),
  records: v.array(v.strictObject({ pairing: id, until: v.number(), record: portalRecordSchema })),
  /** What waits to be told to the app, and what the app said of it. */
  handed: v.array(
    v.strictObject({ pairing: id, until: v.number(), handed: handedOverSchema, trouble: v.nullable(v.string()) }),
  ),
  /** Nonces of letters that came. */
  seen: v.array(v.string()),
});

export type CompanionMemory = v.InferOutput<typeof memorySchema>;

export const emptyMemory: CompanionMemory = { pairings: [], records: [], handed: [], seen: [] };

/** A record that nobody keyed in by then is forgotten. */
export const recordLastsMs = 30 * 60_000;
/** What was keyed in must be told to the app: it stays for the working day. */
const handedLastsMs = 12 * 3_600_000;
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

/** A person wants to hear no more of it, nor of a code of it that could not be noted. */
export function withoutDossier(memory: CompanionMemory, dossier: string): CompanionMemory {
  return {
    ...memory,
    records: memory.records.filter(({ record }) => record.dossier !== dossier),
    handed: memory.handed.filter(({ handed }) => handed.dossier !== dossier),
  };
}

export function withoutRecord(memory: CompanionMemory, pairing: string, dossier: string): CompanionMemory {
  const records = memory.records.filter((each) => each.pairing !== pairing || each.record.dossier !== dossier);
  return { ...memory, records };
}

export function withoutPairing(memory: CompanionMemory, gone: string): CompanionMemory {
  return {
    ...memory,
    pairings: memory.pairings.filter(({ id: each }) => each !== gone),
    records: memory.records.filter(({ pairing }) => pairing !== gone),
    handed: memory.handed.filter(({ pairing }) => pairing !== gone),
  };
}

/** What is too old goes, whoever it is of. */
export function withoutOld(memory: CompanionMemory, now: number): CompanionMemory {
  return {
    ...memory,
    records: memory.records.filter(({ until }) => until > now),
    handed: memory.handed.filter(({ until }) => until > now),
  };
}

/** Keyed into a portal: the record is not needed any more, and its code is to be told. */
export function withHandedOver(
  memory: CompanionMemory,
  handed: CompanionMemory['handed'][number]['handed'],
  now: number,
): CompanionMemory {
  const from = memory.records.find(({ record }) => record.dossier === handed.dossier)?.pairing;
  const before = memory.handed.find((each) => each.handed.dossier === handed.dossier)?.pairing;
  const pairing = from ?? before;
  if (pairing === undefined) return memory;
  const others = memory.handed.filter((each) => each.handed.dossier !== handed.dossier);
  return { ...memory, handed: [...others, { pairing, until: now + handedLastsMs, handed, trouble: null }] };
}

/** The app has noted it, or says why not. */
export function withNoted(
  memory: CompanionMemory,
  pairing: string,
  { dossier, trouble }: { readonly dossier: string; readonly trouble: string | null },
): CompanionMemory {
  const isIt = (each: CompanionMemory['handed'][number]) => each.pairing === pairing && each.handed.dossier === dossier;
  if (!memory.handed.some(isIt)) return memory;
  if (trouble !== null) {
    return { ...memory, handed: memory.handed.map((each) => (isIt(each) ? { ...each, trouble } : each)) };
  }
  return withoutRecord({ ...memory, handed: memory.handed.filter((each) => !isIt(each)) }, pairing, dossier);
}
