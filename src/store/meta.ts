import type { CarriedFile } from './carry/carried-file.ts';
import type { PageFailure, PageWishes } from './pages/page-store.ts';
import { type Role, rolesOfBefore } from '../domain/access/role.ts';
import type { SnapshotManifest } from '../protocol/snapshot.ts';
import type { PublicKey, Seal } from '../protocol/seal.ts';
import type { Cursor } from '../protocol/sync-exchange.ts';
import type { DeviceDatabase } from './database.ts';
import { sessionOnDisk } from './names-on-disk.ts';
import type { Bytes } from './device-ports.ts';
import type { FolderState } from './recovery/copy-folder.ts';
import type { DeviceIdentity, FailureReason } from './store.ts';

/** A lane's counter. `sendFrom`: the server asked for the run to begin again there (a gap). */
export interface LaneState {
  readonly next: number;
  readonly sendFrom: number | null;
}

/** Where this device stands in a scope's changes. */
export interface ScopeState {
  readonly cursor: Cursor | null;
  /** XOR of the digests of all rows of the base, kept as rows come and go. */
  readonly digest: string;
  /** Number of the present walk through the changes. */
  readonly pass: number;
  /** The walk began again at the beginning, and rows of older walks are still there. */
  readonly rewalking: boolean;
  /** How often in a row a completed walk did not give the server's digest. */
  readonly mismatches: number;
  /** Up to this number of the scope's changes rows are asked for, not markers: the device could not derive them by itself. Absent in older profiles. */
  readonly wholeTo?: number | null;
  /** Earlier cursors of this walk, newest first, dense lately and sparse before; what the base was then can be told by what came since (R13). */
  readonly anchors?: readonly Cursor[];
  /** The last page was the last there is. */
  readonly atHead?: boolean;
  /** The server does not know the cursor: the next question brings the anchors. */
  readonly lost?: boolean;
  /** The latest seals of the scope: another under one of these numbers tells of a restored server. */
  readonly seals?: readonly SeenSeal[];
}

export type SeenSeal = Pick<Seal, 'epoch' | 'batch' | 'chain'>;

/** How the last tries went; survives a restart. Moments are by the device's clock, in ms. */
export interface ExchangeLog {
  readonly failures: number;
  /** When the next try is due, and how long the wait was when it was set: a clock set back cannot stretch it. */
  readonly nextTryAt: number | null;
  readonly waitMs: number;
  /** The server asked for the wait: only the button or a sign-in may cut it short. */
  readonly askedToWait: boolean;
  readonly signInNeeded: boolean;
  /** The wait is as long as it is because the server would have told of news; absent in logs of older builds. */
  readonly relaxed?: boolean;
  readonly lastSuccessAt: number | null;
  /** When a hub last answered by itself; absent since the server has. */
  readonly hubAt?: number;
  readonly lastFailure: {
    readonly at: number;
    readonly reason: FailureReason;
    readonly httpStatus: number | null;
  } | null;
  /** Since the first failure after a success; absent while none, and in logs of older builds. */
  readonly failingSince?: { readonly at: number; readonly reason: FailureReason };
  /** Times without an answer that have ended, oldest first; bounded (R17). */
  readonly outages?: readonly Outage[];
}

/** A time in which this machine asked and got no answer of our server. Moments are by the device's clock, in ms. */
export interface Outage {
  readonly from: number;
  readonly to: number;
  /** Of the first failure. */
  readonly reason: FailureReason;
}

/** What is in an exchange now, and until when that can be true at the latest. */
export interface Sending {
  readonly runs: readonly { readonly lane: string; readonly from: number; readonly to: number }[];
  readonly since: number;
  readonly until: number;
}

/** How much the line bears. `rate` in packed bytes a second. */
export interface LineState {
  /** Bytes, packed, both ways together, that the next exchange shall come to. */
  readonly aim: number;
  /** Packed bytes for a byte of JSON, of acts and of rows, as they have been of late. */
  readonly ratioUp: number;
  readonly ratioDown: number;
  readonly rate: number | null;
  /** Of late: packed bytes that have been on the line, and how often it was cut. */
  readonly lately: { readonly bytes: number; readonly cuts: number };
  readonly cutsInARow: number;
  /** A size that failed, and how many more successes below it before it is tried again. */
  readonly doubted: { readonly bytes: number; readonly successesLeft: number; readonly times: number } | null;
  /** Turns the lanes, so that no lane is always last. */
  readonly turn: number;
  /** For so many more successes a batch carries one lane only: at the smallest size something still did not pass. */
  readonly narrow: number;
  /** For so many more successes mutations go with their whole hashes: the server found one that was not what its check said. */
  readonly wholeHashes: number;
}

/** Whether the next page shall be rows alone. */
export function asksWhole(state: ScopeState | undefined): boolean {
  const wholeTo = state?.wholeTo ?? null;
  return wholeTo !== null && (state?.cursor?.seq ?? 0) < wholeTo;
}

/** Where a first load by snapshot stands; survives a restart. Pages are not pulled while there is one that is not `declined`. */
export interface LoadState {
  readonly scope: string;
  /** `stopped`: by a person, or because the disk is full. `declined`: it came to nothing, pages serve until the walk is over. */
  readonly status: 'loading' | 'stopped' | 'declined';
  readonly storageFull: boolean;
  readonly manifest: Omit<SnapshotManifest, 'nonce'> | null;
  /** Bytes held of each chunk. */
  readonly held: readonly number[];
  /** How often it began anew without bringing anything in. */
  readonly vain: number;
}

/** Another machine works, or has worked, on a copy of this profile (R14). */
export interface Copied {
  /** By the server's clock: when that, or the newest doubled code, was noticed. */
  readonly noticedAt: string;
  /** Records the other has opened, with their provisional codes. */
  readonly others: readonly { readonly id: string; readonly code: string }[];
  /** Codes that stand on two slips: the record opened here, and the other's. */
  readonly doubled: readonly { readonly code: string; readonly own: string; readonly other: string }[];
}

/** This profile was opened by the commune's recovery key, for this person. */
export interface Recovered {
  readonly account: string;
  readonly at: string;
  readonly keyId: string;
}

/** A profile that opens by itself asks for a PIN: since when, in ms by the device's clock, and on which days, counted from 1970, it was put off. */
export interface PinAsked {
  readonly since: number;
  readonly putOff: readonly number[];
}

interface MetaValues {
  readonly copied: Copied;
  readonly identity: DeviceIdentity;
  /** Public keys of the server, in the order they became known. */
  readonly serverKeys: readonly PublicKey[];
  /** Moves with every commit that touches records, views, outbox or session; writers prepared on an older one begin again. */
  readonly generation: number;
  /** Who is signed in, and in which generation it began; what she is to the commune, as the server has told last (R18); the rest of the session is in the box. */
  readonly session: {
    readonly account: string;
    readonly scope: string;
    readonly since: number;
    /** Absent in profiles of before: what everybody was. */
    readonly roles?: readonly Role[];
    /** When to renew the token, in ms by the device's clock; absent: it is not renewed. */
    readonly renewAt?: number;
  };
  /** As whom the base was pulled; it outlasts the session. Absent in profiles of before. */
  readonly heldFor: { readonly account: string; readonly scope: string; readonly roles: readonly Role[] };
  /** Who has opened this profile by the recovery key's paper; the latest last, bounded (R17). `at`: ISO, by the device's clock. */
  readonly recovered: readonly Recovered[];
  /** Where what waits is copied to, sealed. */
  readonly copyFolder: FolderState;
  readonly pinAsked: PinAsked;
  /** Minutes without a touch after which the screen locks. */
  readonly lockAfter: number;
  /** When pages of documents are sent. */
  readonly pageWishes: PageWishes;
  /** Why the last part of a page did not go; absent: it did. */
  readonly pageFailure: PageFailure;
  /** When the server said the newest of what this device has heard of it, by its clock, whatever road it came. */
  readonly heardAt: string;
  /** Files of letters that were written here, the latest last, bounded (R17). */
  readonly carried: readonly CarriedFile[];
  /** Server clock minus device clock in ms, at the last exchange. */
  readonly clockOffset: number;
  /** When this device last learnt that its own profile, or the server's history, may have split; by the server's clock (R19). */
  readonly penDoubtedAt: string;
  readonly exchangeLog: ExchangeLog;
  readonly sending: Sending;
  /** Builds of before keep theirs, of another shape, under `line`. */
  readonly lineSize: LineState;
  /** A first load by snapshot under way. */
  readonly load: LoadState;
  /** Hash of what a hub shows of colleagues' acts; absent: nothing. */
  readonly hubOverlay: string;
  /** Asks the leading tab to try now. */
  readonly poke: { readonly count: number; readonly reason: string };
}

export type HeldFor = MetaValues['heldFor'];
export type SignedIn = MetaValues['session'];

export function rolesOf({ roles }: Pick<SignedIn, 'roles'>): readonly Role[] {
  return roles ?? rolesOfBefore;
}

export type MetaKey = keyof MetaValues;

/** What a row is called on the disk, where that is not its key. */
const onDisk = (key: MetaKey): string => (key === 'session' ? sessionOnDisk : key);

export async function readMeta<Key extends MetaKey>(
  database: DeviceDatabase,
  key: Key,
): Promise<MetaValues[Key] | undefined> {
  return (await database.meta.get(onDisk(key)))?.value as MetaValues[Key] | undefined;
}

/** Who is signed in, with the session's box. */
export interface SessionRow {
  readonly value: MetaValues['session'];
  readonly box: Bytes | null;
}

export async function readSessionRow(database: DeviceDatabase): Promise<SessionRow | undefined> {
  return (await database.meta.get(sessionOnDisk)) as SessionRow | undefined;
}

export async function writeMeta<Key extends MetaKey>(
  database: DeviceDatabase,
  key: Key,
  value: MetaValues[Key],
  box: Bytes | null = null,
): Promise<void> {
  await database.meta.put({ id: onDisk(key), value, box });
}

const newLane: LaneState = { next: 1, sendFrom: null };

const laneId = (lane: string): string => `lane:${lane}`;

export async function readLane(database: DeviceDatabase, lane: string): Promise<LaneState> {
  return ((await database.meta.get(laneId(lane)))?.value as LaneState | undefined) ?? newLane;
}

export async function writeLane(database: DeviceDatabase, lane: string, state: LaneState): Promise<void> {
  await database.meta.put({ id: laneId(lane), value: state, box: null });
}

const scopeId = (scope: string): string => `scope:${scope}`;

export async function readScope(database: DeviceDatabase, scope: string): Promise<ScopeState | undefined> {
  return (await database.meta.get(scopeId(scope)))?.value as ScopeState | undefined;
}

export async function writeScope(database: DeviceDatabase, scope: string, state: ScopeState): Promise<void> {
  await database.meta.put({ id: scopeId(scope), value: state, box: null });
}

/** Communes of which the device holds something. */
export async function scopesHeld(database: DeviceDatabase): Promise<string[]> {
  const ids = await database.meta.where('id').startsWith(scopeId('')).primaryKeys();
  return ids.map((id) => id.slice(scopeId('').length));
}

export async function deleteScope(database: DeviceDatabase, scope: string): Promise<void> {
  await database.meta.delete(scopeId(scope));
}

interface AccountScope {
  readonly account: string;
  readonly scope: string;
}

const revokedId = ({ account, scope }: AccountScope): string => `revoked:${account}/${scope}`;

/** When the server first told that this person may not hold this commune any more, by its clock (R18). */
export async function readRevoked(database: DeviceDatabase, of: AccountScope): Promise<string | undefined> {
  return (await database.meta.get(revokedId(of)))?.value as string | undefined;
}

/** `null`: she may again. */
export async function writeRevoked(database: DeviceDatabase, of: AccountScope, at: string | null): Promise<void> {
  if (at === null) await database.meta.delete(revokedId(of));
  else await database.meta.put({ id: revokedId(of), value: at, box: null });
}

export async function readGeneration(database: DeviceDatabase): Promise<number> {
  return (await readMeta(database, 'generation')) ?? 0;
}

/** Moves the generation on and returns it. Only inside a transaction. */
export async function moveGeneration(database: DeviceDatabase): Promise<number> {
  const next = (await readGeneration(database)) + 1;
  await writeMeta(database, 'generation', next);
  return next;
}
