/** What travelled: bytes on the line as a proxy between the two counts them, heads and bodies, whoever sent them. */
export interface Carried {
  readonly up: number;
  readonly down: number;
  readonly requests: number;
}

export interface GoodLine {
  /** So many births up, and whatever came of them. */
  readonly births: Carried;
  /** A second device, which had nothing, after them. */
  readonly pulled: Carried;
  /** The first one once more: what comes back to who sent it. */
  readonly back: Carried;
  /** And once more, with nothing changed. */
  readonly idle: Carried;
  /** One field of each changed, up. */
  readonly changes: Carried;
}

export interface SlowLine extends Carried {
  readonly seconds: number;
  /** What the bytes alone need. */
  readonly ownSeconds: number;
}

/** Over a line that is reset every 8–40 KB: up to the server, then down to a second device. */
export interface ResetLine {
  readonly bytes: number;
  /** Of the bytes on the line, what a good line would not have carried; `null` when it never came to an end. */
  readonly wasted: number | null;
  readonly seconds: number;
  readonly resets: number;
  readonly missingAtServer: number;
  /** When it said that it had everything. */
  readonly missingAtSecond: number;
  readonly doubled: number;
}

/** Answers cut off after the server had acted. */
export interface KilledReplies {
  readonly killed: number;
  readonly lost: number;
  readonly doubled: number;
}

export interface Compared {
  readonly name: string;
  readonly settings: string;
  readonly good: GoodLine;
  readonly firstLoad: Carried;
  readonly slow: SlowLine;
  readonly resets: ResetLine;
  readonly killed: KilledReplies;
}

export const bytesOf = ({ up, down }: Carried): number => up + down;
