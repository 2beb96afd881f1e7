import type { Instant } from '../../src/domain/words.ts';

/** A machine as the server keeps it. */
export interface StoredDevice {
  readonly id: string;
  /** The commune it is enrolled in. */
  readonly scope: string;
  /** As people there call it; empty: nobody has said. */
  readonly name: string;
  /** Its ECDSA P-256 key, an uncompressed point in base64url; `null`: of before, or of a browser without keys. */
  readonly publicKey: string | null;
  readonly since: Instant;
  /** The account that brought it in; `null`: nobody noted it then. */
  readonly enrolledBy: string | null;
  readonly exchangedAt: Instant | null;
  /** The account that came with that exchange; `null`: nobody noted it then. */
  readonly usedBy: string | null;
  /** Acts that waited on it at its last exchange, as it told. */
  readonly waiting: number;
  /** Acts that its lanes had brought when it told so. */
  readonly received: number;
  readonly build: string | null;
  readonly incarnation: string | null;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
  /** When what waited on it was here, whole. */
  readonly handedInAt: Instant | null;
  /** When it came back empty, and how many acts it had told of that never came. */
  readonly emptyAt: Instant | null;
  readonly emptyCount: number;
}

/** What a device tells of itself with an exchange. */
export interface DeviceWord {
  readonly exchangedAt: Instant;
  readonly usedBy: string;
  readonly waiting: number;
  readonly received: number;
  readonly build: string;
  readonly incarnation: string;
  /** Acts that are missing: noted, unless something is noted already. */
  readonly missing: number;
}

export interface NewDeviceCode {
  readonly hash: string;
  readonly scope: string;
  readonly name: string;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  readonly expiresAt: Instant;
}

export interface Enrolment {
  readonly id: string;
  readonly scope: string;
  /** Absent: as it was, or none. */
  readonly name?: string;
  readonly publicKey: string | null;
  readonly by: string;
  readonly at: Instant;
}

/** What a revoked machine hands in. */
export interface HandedIn {
  readonly device: string;
  /** Of all its bytes, hex. */
  readonly sha256: string;
  readonly scope: string;
  /** Bytes. */
  readonly size: number;
  /** Acts in it, as the machine says. */
  readonly count: number;
  readonly begunAt: Instant;
  /** When it was whole; `null`: not yet. */
  readonly at: Instant | null;
}

export interface DeviceStore {
  byId(id: string): Promise<StoredDevice | undefined>;
  ofScope(scope: string): Promise<readonly StoredDevice[]>;
  /** Takes a machine in, or in anew: under this key and in this commune from here on. */
  enrol(enrolment: Enrolment): Promise<void>;
  /** Of a machine of before: its key, once and for all. `false`: it has another. */
  learnKey(id: string, publicKey: string): Promise<boolean>;
  rename(id: string, name: string): Promise<void>;
  note(id: string, word: DeviceWord): Promise<void>;
  /** Somebody has seen that it came back empty. */
  seen(id: string): Promise<void>;
  /** For good; a second time changes nothing. */
  revoke(id: string, by: string | null, at: Instant): Promise<void>;
  /** Acts that its lanes have brought. */
  received(scope: string, id: string): Promise<number>;
  /** Keeps a code, and forgets those that expired before it was made. */
  addCode(code: NewDeviceCode): Promise<void>;
  /** Uses a code up; its commune's name for the machine. `undefined`: wrong, used, expired, or of another commune. */
  useCode(use: {
    readonly hash: string;
    readonly scope: string;
    readonly device: string;
    readonly at: Instant;
  }): Promise<{ readonly name: string } | undefined>;
  /** The one it is handing in, or has. */
  handIn(device: string, sha256: string): Promise<HandedIn | undefined>;
  /** Begins one; what the machine had begun before and not ended is forgotten. */
  beginHandIn(handIn: HandedIn): Promise<void>;
  /** Bytes held of it, from the beginning. */
  heldOf(device: string, sha256: string): Promise<number>;
  addPart(
    device: string,
    sha256: string,
    part: { readonly position: number; readonly bytes: Uint8Array },
  ): Promise<void>;
  bytesOf(device: string, sha256: string): Promise<Uint8Array>;
  /** It is whole, and the machine may forget it. */
  endHandIn(device: string, sha256: string, at: Instant): Promise<void>;
  /** The machine had nothing, or has sent it in the ordinary way. */
  noteHandedIn(device: string, at: Instant): Promise<void>;
  handInsOf(scope: string): Promise<readonly HandedIn[]>;
}
