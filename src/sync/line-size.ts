import { exchangeLimits } from '../protocol/sync-exchange.ts';
import type { LineState } from '../store/meta.ts';
import type { Failure } from './failure.ts';
import type { Cost } from './transport.ts';

const { min, max } = exchangeLimits.pageBytes;
const first = 32 * 1024;

export const newLine: LineState = {
  batchBytes: first,
  pageBytes: first,
  rate: null,
  doubted: null,
  turn: 0,
  narrow: 0,
  wholeHashes: 0,
};

export interface Load {
  /** The batch was as full, or the page as long, as the size allowed: only then does success say anything about more. */
  readonly full: boolean;
  readonly cost: Cost;
}

/**
 * The line after an exchange that came through: sizes double between 8 and 256 KB. A size that failed is doubted, and
 * tried again only after some successes below it, twice as many each time it fails again: on a line that is cut every
 * few kilobytes, trying the larger size again and again would waste most of what is sent.
 */
export function grown(line: LineState, { full, cost }: Load): LineState {
  const rate = measuredRate(line.rate, cost);
  const turned = {
    ...line,
    rate,
    turn: nextTurn(line),
    narrow: Math.max(0, line.narrow - 1),
    wholeHashes: Math.max(0, (line.wholeHashes ?? 0) - 1),
  };
  if (!full) return turned;
  const next = Math.min(max, line.batchBytes * 2);
  const { doubted } = line;
  if (doubted === null || next < doubted.bytes) return { ...turned, ...sizes(next) };
  if (line.batchBytes >= doubted.bytes) return { ...turned, ...sizes(next), doubted: null };
  const successesLeft = doubted.successesLeft - 1;
  if (successesLeft > 0) return { ...turned, doubted: { ...doubted, successesLeft } };
  return { ...turned, ...sizes(next) };
}

/** The line after an exchange that did not: half the size where a smaller one may pass, the next lane first. */
export function shrunk(line: LineState, { tooMuch, sendHashes }: Pick<Failure, 'tooMuch' | 'sendHashes'>): LineState {
  const turn = nextTurn(line);
  // What the server could not match comes again at once, whole.
  if (sendHashes) return { ...line, wholeHashes: wholeHashesFor };
  if (!tooMuch) return { ...line, turn };
  const failed = line.batchBytes;
  const again = line.doubted?.bytes === failed;
  const times = again ? Math.min(line.doubted.times + 1, 5) : 1;
  const next = Math.max(min, Math.floor(failed / 2));
  const doubted = failed > min ? { bytes: failed, times, successesLeft: 2 ** times } : line.doubted;
  // R5: one lane whose next act will not pass must not hold the others.
  const narrow = failed > min ? line.narrow : narrowFor;
  return { ...line, ...sizes(next), doubted, turn, narrow };
}

const narrowFor = 32;
const wholeHashesFor = 4;
const nextTurn = ({ turn }: LineState): number => (turn + 1) % 1_000_000;

// The page asked for is as large as the batch that goes: what the line bears one way it is trusted with the other way.
function sizes(bytes: number): Pick<LineState, 'batchBytes' | 'pageBytes'> {
  return { batchBytes: bytes, pageBytes: bytes };
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
  // A page of JSON comes packed to about a fifth.
  const bytes = bytesUp + line.pageBytes / 5;
  const rate = Math.max(slowestLine, line.rate ?? slowestLine);
  return Math.min(longestTimeout, Math.round(10_000 + (3 * bytes * 1_000) / rate));
}
