import { exchangeLimits } from '../protocol/sync-exchange.ts';
import type { LineState } from '../store/meta.ts';
import type { Failure } from './failure.ts';
import type { Cost } from './cost.ts';

/** What one exchange may come to on the line, packed, both ways together. */
const aims = { min: 2 * 1024, max: 64 * 1024 };
/** What a connection may send before it has heard anything (RFC 6928), less what goes around it. */
const first = 14_000;
/** What an exchange costs besides what is in it: heads, keys, seals, and the words that packing has yet to learn. */
const around = 2_500;
/** Rows and acts of births, a hundred at a time. */
const usualRatio = 0.045;
const ratios = { min: 0.01, max: 1.5 };

export const newLine: LineState = {
  aim: first,
  ratioUp: usualRatio,
  ratioDown: usualRatio,
  rate: null,
  lately: { bytes: 0, cuts: 0 },
  cutsInARow: 0,
  doubted: null,
  turn: 0,
  narrow: 0,
  wholeHashes: 0,
};

/** Bytes of JSON that the next batch may have, and the next page. */
export const batchBytes = ({ aim, ratioUp }: LineState): number => plainBytes(aim, ratioUp);
export const pageBytes = ({ aim, ratioDown }: LineState): number => plainBytes(aim, ratioDown);

/** A line that has been cut of late, or that lets not even the smallest exchange pass. */
export const travelsInPieces = ({ lately }: LineState): boolean => lately.cuts > 0;

function plainBytes(aim: number, ratio: number): number {
  const { min, max } = exchangeLimits.pageBytes;
  return Math.min(max, Math.max(min, Math.floor((aim - around) / ratio)));
}

/** What an exchange carried, in bytes of JSON, as far as that is known. */
export interface Load {
  readonly cost: Cost;
  /** Of the acts that went. */
  readonly batch: number;
  /** Of the rows that came; `null`: some, not told how much. */
  readonly page: number | null;
}

/**
 * The line after an exchange that came through. `full`: the batch was as full, or the page as long, as the size allowed;
 * only then does success say anything about more. Sizes double; on a server that takes no pieces, up to what is best on a
 * line that is cut as often as this one has been of late. A size that failed is doubted, and tried again only after some
 * successes below it, twice as many each time it fails again.
 */
export function grown(line: LineState, load: Load & { readonly full: boolean }): LineState {
  const { bytesUp, bytesDown, cuts } = load.cost;
  const known = {
    ...line,
    // What went twice says nothing of how well it packs.
    ratioUp: cuts === undefined || cuts === 0 ? learned(line.ratioUp, bytesUp, load.batch) : line.ratioUp,
    ratioDown: load.page === null ? line.ratioDown : learned(line.ratioDown, bytesDown, load.page),
    rate: measuredRate(line.rate, load.cost),
    lately: seen(line.lately, bytesUp + bytesDown, cuts ?? 0),
    cutsInARow: 0,
    turn: nextTurn(line),
    narrow: Math.max(0, line.narrow - 1),
    wholeHashes: Math.max(0, line.wholeHashes - 1),
  };
  if (!load.full) return known;
  const next = Math.max(line.aim, Math.min(line.aim * 2, reach(known), aims.max));
  const aim = cuts === undefined ? Math.min(next, best(known)) : next;
  const { doubted } = line;
  if (doubted === null || aim < doubted.bytes) return { ...known, aim };
  if (line.aim >= doubted.bytes) return { ...known, aim, doubted: null };
  const successesLeft = doubted.successesLeft - 1;
  if (successesLeft > 0) return { ...known, doubted: { ...doubted, successesLeft } };
  return { ...known, aim };
}

/**
 * The line after an exchange that did not come through. One cut says how often the line is cut; a second in a row, that the
 * size may be too large for it: half of it then, since a smaller one may pass.
 */
export function shrunk(
  line: LineState,
  { tooMuch, sendHashes }: Pick<Failure, 'tooMuch' | 'sendHashes'>,
  { cost, batch }: Pick<Load, 'cost' | 'batch'>,
): LineState {
  const turn = nextTurn(line);
  // What the server could not match comes again at once, whole.
  if (sendHashes) return { ...line, wholeHashes: wholeHashesFor };
  if (!tooMuch) return { ...line, turn };
  const cutsInARow = Math.min(line.cutsInARow + 1, 1_000);
  const known = {
    ...line,
    ratioUp: cost.cuts === undefined ? learned(line.ratioUp, cost.bytesUp, batch) : line.ratioUp,
    // Where it was cut nobody knows; and a line that is down for an hour is not one that is cut every time.
    lately: cutsInARow > 2 ? line.lately : seen(line.lately, (cost.bytesUp + cost.bytesDown) / 2, 1),
    cutsInARow,
    turn,
  };
  const failed = line.aim;
  if (cutsInARow === 1) return { ...known, aim: Math.min(failed, best(known)) };
  const again = line.doubted?.bytes === failed;
  const times = again ? Math.min(line.doubted.times + 1, 5) : 1;
  const next = Math.max(aims.min, Math.floor(failed / 2));
  const doubted = failed > aims.min ? { bytes: failed, times, successesLeft: 2 ** times } : line.doubted;
  // R5: one lane whose next act will not pass must not hold the others.
  const narrow = failed > aims.min ? line.narrow : narrowFor;
  return { ...known, aim: next, doubted, narrow };
}

/** The line after an exchange that did not go over it. */
export const turned = (line: LineState): LineState => ({ ...line, turn: nextTurn(line) });

/** The line once a batch was packed and found much longer than was aimed at: it is not sent, a smaller one is. */
export const repacked = (line: LineState, bytesUp: number, batch: number): LineState => ({
  ...line,
  ratioUp: learned(line.ratioUp, bytesUp, batch),
});

const narrowFor = 32;
const wholeHashesFor = 4;
const nextTurn = ({ turn }: LineState): number => (turn + 1) % 1_000_000;

/**
 * The best size on a line that is cut once in so many bytes: half an exchange is lost with each cut, and what goes around
 * an exchange is lost with each exchange. The sum is least where the size is the root of twice their product.
 */
function best({ lately: { bytes, cuts } }: LineState): number {
  return cuts === 0 ? Infinity : Math.max(aims.min, Math.round(Math.sqrt((2 * around * bytes) / cuts)));
}

/** More than this an exchange cannot come to: batches and pages are bounded in bytes of JSON (R17). */
function reach({ ratioUp, ratioDown }: LineState): number {
  return Math.max(first, Math.ceil(around + Math.max(ratioUp, ratioDown) * exchangeLimits.pageBytes.max));
}

const remembered = 400_000;

// What was long ago counts half, and half again.
function seen(before: LineState['lately'], moreBytes: number, moreCuts: number): LineState['lately'] {
  const bytes = before.bytes + moreBytes;
  const cuts = before.cuts + moreCuts;
  if (bytes <= remembered) return { bytes, cuts };
  return { bytes: bytes / 2, cuts: cuts < 0.5 ? 0 : cuts / 2 };
}

const smallestLearnedFrom = 4_096;

// Worse than was thought counts at once, better by and by.
function learned(before: number, packed: number, plain: number): number {
  if (plain < smallestLearnedFrom) return before;
  const ratio = Math.min(ratios.max, Math.max(ratios.min, (packed - around) / plain));
  return ratio > before ? ratio : (before + ratio) / 2;
}

const smallestMeasured = 2_048;

// Small exchanges measure the round trip and not the line.
function measuredRate(before: number | null, { bytesUp, bytesDown, milliseconds }: Cost): number | null {
  const bytes = bytesUp + bytesDown;
  if (bytes < smallestMeasured || milliseconds <= 0) return before;
  const rate = (bytes / milliseconds) * 1_000;
  return before === null ? rate : before * 0.7 + rate * 0.3;
}

const slowestLine = 1_000;
const longestTimeout = 5 * 60_000;

/** 10 s and three times what the bytes need, up and down, at the rate measured last; 1 KB/s until there is one. */
export function timeoutMs(line: LineState, bytesUp: number): number {
  const bytes = Math.max(line.aim, bytesUp + around);
  const rate = Math.max(slowestLine, line.rate ?? slowestLine);
  return Math.min(longestTimeout, Math.round(10_000 + (3 * bytes * 1_000) / rate));
}
