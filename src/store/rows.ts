import type { Role } from '../domain/access/role.ts';
import type { RecordKind } from '../domain/record-ref.ts';
import type { Bytes } from './device-ports.ts';
import type { PasskeyWrap } from './keys/passkey-wrap.ts';
import type { WrappedKey } from './keys/wrap-key.ts';

/** What every row has: its key, the commune it belongs to, what it is, its number, and the sealed canonical bytes. */
interface Row {
  readonly id: string;
  readonly scope: string;
  readonly seq: number;
  readonly box: Bytes;
}

/** Where a dossier stands in a register book, so that the book's pages can be read in their order; absent: in none. */
interface BookPlace {
  readonly book?: string;
  readonly number?: number;
}

/** One record of the base: the server's state as last pulled. `box` = canonical `{kind, id, rev, state}`, `seq` = rev. */
export interface RecordRow extends Row, BookPlace {
  readonly kind: RecordKind;
  /** SHA-256 of the bytes in the box; the scope's digest is folded from these. */
  readonly digest: string;
  /** When the desk took it, then its id: the order lists are shown in. Everything else lies behind all dossiers. */
  readonly order: string;
  /** Which walk through the scope's changes brought it; rows of an older walk leave when a new one is complete. */
  pass: number;
  /** Number of the scope's changes by which it stood as it stands here; absent in rows of older profiles, which is before every anchor. */
  readonly came?: number;
}

/** A record with this device's waiting acts applied. `box` = canonical dossier, `seq` = turn of the newest act in it. */
export interface ViewRow extends Row, BookPlace {
  readonly kind: 'dossier';
  readonly order: string;
  /** Nothing of it was made here: a colleague's work, as a hub shows it while the line is down. */
  readonly atHub?: true;
}

interface MutationRow extends Row {
  readonly kind: 'mutation';
  readonly lane: string;
  readonly incarnation: string;
  readonly author: string;
  /** On which it was made, where that is not this one: it came here in a sealed file, to be carried (R9). */
  readonly device?: string;
  readonly entity: string;
  readonly name: string;
  /** This device's own count of acts: the order they were made in, whatever the clock said (R3). */
  readonly turn: number;
  /** ISO instant by the device's clock, for the screen. */
  readonly madeAt: string;
  /** Of the canonical text. */
  readonly bytes: number;
  /** SHA-256 of the canonical text, hidden where rows are sealed. */
  readonly hash: string;
}

/** A mutation without a final `applied` or `merged` receipt. `box` = canonical mutation, `seq` = number in its lane. */
export interface OutboxRow extends MutationRow {
  readonly state: 'waiting' | 'held' | 'refused';
  /** Of the newest receipt; 0 before the first. */
  readonly revision: number;
  readonly receipt: Bytes | null;
  /** When a hub last said that it has it on its disk, in ms by the device's clock; absent: none has. */
  readonly relayedAt?: number;
}

/** A mutation the server has taken, or a person has let go; kept at least 45 days (R13). */
export interface AcknowledgedRow extends MutationRow {
  readonly outcome: 'applied' | 'merged' | 'released';
  /** ISO instant by the server's clock. */
  readonly serverTime: string;
  /** Of the record, once the act had taken effect: until the base has come to it, the view carries the act. */
  readonly rev: number | null;
  /** Revision of its receipt, where that is not the first: a server restored from before may remember an earlier one (R13). */
  readonly revised?: number;
  /** When the word came that settled it, by the server's clock, where it had been held before: it is kept 45 days from then. */
  readonly settledAt?: string;
  /** Let go of by its maker, and officers decide about it (R18): it is still offered to a server that has lost it. */
  readonly othersDecide?: true;
  readonly receipt: Bytes | null;
}

/** A form as typed so far. `box` = canonical draft. */
export interface DraftRow extends Row {
  readonly kind: 'draft';
  readonly author: string;
  readonly updatedAt: string;
}

/** A piece of a snapshot's chunk, as it came; `box` = packed bytes from `from` on. */
export interface IncomingRow {
  readonly id: string;
  readonly scope: string;
  readonly sha256: string;
  readonly from: number;
  readonly box: Bytes;
}

/** A part of the index of a commune's base: derived, and made anew where it cannot be read. `box` = lines of entries. */
export interface IndexShardRow {
  /** `scope/number`: nothing personal. */
  readonly id: string;
  readonly scope: string;
  readonly box: Bytes;
}

/** This browser's own key: AES-256-GCM, and not to be taken out of it. */
export interface DeviceKeyRow {
  readonly id: 'device';
  readonly key: CryptoKey;
}

/** The one data key of the profile. */
export interface DataKeyRow {
  readonly id: 'data';
  /** Sealed under the device's key alone; `null` since somebody has a PIN here. */
  readonly open: Bytes | null;
  /** How far rows of before sealing have been sealed: never, once through, or once through with nothing left to find. */
  readonly swept: 'never' | 'once' | 'clean';
}

/** Who may open the profile, and by what. */
export interface PersonKeyRow {
  /** `person/` and her account. */
  readonly id: string;
  readonly account: string;
  /** Her name, for the choice of who works; sealed under the device's key. */
  readonly label: Bytes;
  /** By her password of the last sign-in. */
  readonly password: WrappedKey | null;
  readonly pin: WrappedKey | null;
  /** Absent: of a build of before, or she has none here. */
  readonly passkey?: PasskeyWrap;
  /** Her last sign-in, as it lay in `meta`: she works on with it after another. */
  readonly session: {
    readonly scope: string;
    readonly roles?: readonly Role[];
    readonly renewAt?: number;
    readonly box: Bytes;
  } | null;
  readonly tries: WrongTries;
}

/** Wrong secrets in a row. `at` in ms by the device's clock. */
export interface WrongTries {
  readonly count: number;
  readonly at: number;
}

/** By which the server knows this profile: ECDSA P-256, and not to be taken out of it. */
export interface SigningKeyRow {
  readonly id: 'signing';
  readonly key: CryptoKey;
  /** An uncompressed point in base64url. */
  readonly publicKey: string;
  /** The server has it on record. */
  readonly known: boolean;
}

/** This machine is revoked: it hands in what waits, and then it forgets everything. */
export interface RevokedRow {
  readonly id: 'revoked';
  /** The server has what was made here up to this turn; absent: what waits has yet to be handed in. */
  readonly upTo?: number;
}

/** The data key once more, sealed to the commune's recovery key; that of before stays when another is stated. */
export interface RecoverySealRow {
  /** `recovery/` and the key's id. */
  readonly id: string;
  readonly scope: string;
  /** Whose profile: the copy opens for no other. */
  readonly device: string;
  /** The recovery key's, an uncompressed point. */
  readonly publicKey: Bytes;
  /** How many copies were there before it: the highest is the newest key's. */
  readonly order: number;
  readonly box: Bytes;
}

/** For a machine that is revoked while it is locked, in a commune without a recovery key: what to hand in then. */
export interface HandInRow {
  readonly id: 'handIn';
  /** The server's key for what is handed in, an uncompressed point, and what it is called. */
  readonly keyId: string;
  readonly publicKey: Bytes;
  /** Acts in it, and the turn of the last of them. */
  readonly mids: readonly string[];
  readonly upTo: number;
  /** A sealed file; `null`: nothing waits here, or a recovery key opens it. */
  readonly file: Bytes | null;
}

/** Passphrases tried on a recovery key's paper. */
export interface PaperTriesRow {
  readonly id: 'paperTries';
  readonly tries: WrongTries;
}

export type KeyRow =
  RevokedRow | SigningKeyRow | DeviceKeyRow | DataKeyRow | PersonKeyRow | RecoverySealRow | HandInRow | PaperTriesRow;

/** The device's own small facts. */
export interface MetaRow {
  readonly id: string;
  readonly value: unknown;
  readonly box: Bytes | null;
}

/** `device`: of acts made on another one, which have lanes of their own. */
export function laneKey({
  scope,
  incarnation,
  author,
  device,
}: {
  readonly scope: string;
  readonly incarnation: string;
  readonly author: string;
  readonly device?: string | undefined;
}): string {
  const lane = `${scope}/${incarnation}/${author}`;
  return device === undefined ? lane : `${lane}/${device}`;
}

/** That part of a row, where there is one. */
export function madeElsewhere({ device }: { readonly device?: string | undefined }): { readonly device?: string } {
  return device === undefined ? {} : { device };
}

/** Where a commune's books and what it states for itself begin in the order: behind every dossier, so that lists of those, also an older tab's, end before them. */
export const behindDossiers = '\uffff';
export const everyOrder = { from: '', to: '\uffff\uffff' } as const;

export function orderBehind(id: string): string {
  return `${behindDossiers}/${id}`;
}

export function bookPlace(
  dossier: { readonly entry?: { readonly book: string; readonly number: number } } | undefined,
): BookPlace {
  return dossier?.entry === undefined ? {} : { book: dossier.entry.book, number: dossier.entry.number };
}

/** Newest first when walked backwards. */
export function orderKey(dossier: { readonly receivedAt: string; readonly id: string }): string {
  return `${dossier.receivedAt}/${dossier.id}`;
}
