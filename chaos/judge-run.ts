import { auditReceipts } from '../src/protocol/audit-receipts.ts';
import { emptyDigest, foldDigest, rowDigestOfText } from '../src/protocol/digest.ts';
import { hashText } from '../src/store/hash-text.ts';
import type { Told } from './device-host.ts';
import { actsIn, type Truth } from './truth.ts';
import type { DeviceEnd } from './worker-talk.ts';

export interface Verdict {
  readonly made: number;
  readonly parked: number;
  readonly refused: number;
  /** Each with its mid and its story. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Digests, receipts, first server times, and what no device should say. */
  readonly amiss: readonly string[];
}

/** Counts, knowing only what devices were told and what lies in the tables. Pure. */
export function judgeRun(told: Told, truth: Truth, ends: ReadonlyMap<string, DeviceEnd>): Verdict {
  const { effects, decided, parked } = actsIn(truth.records);
  const latest = new Map(truth.receipts.map((receipt) => [receipt.mid, receipt]));
  const lost: string[] = [];
  const doubled: string[] = [];
  const amiss: string[] = [...told.troubles];
  const counts = { parked: 0, refused: 0 };

  const inHands = (device: string, mid: string, status: string): boolean =>
    ends.get(device)?.outbox.some((entry) => entry.mid === mid && entry.status === status) === true;
  for (const [mid, made] of told.saved) {
    const status = truth.mutations.get(mid) ?? (truth.setAside.has(mid) ? 'quarantined' : undefined);
    const took = effects.get(mid) ?? 0;
    const receipt = latest.get(mid);
    const words = truth.receipts.filter((one) => one.mid === mid);
    const story =
      `${mid} (${made.name} on ${made.entity} by ${made.device}): told ${told.receipts.get(mid)?.statuses.join(', ') ?? 'nothing'}; ` +
      `on the server ${status ?? 'not there'}, ${took} times in effect, ` +
      `receipts ${words.map((word) => `${word.no} (${word.revision}: ${word.status})`).join(', ') || 'none'}`;
    if (status === undefined) lost.push(story);
    else if (receipt?.status !== status) amiss.push(`another receipt: ${story}`);
    else if (status === 'applied' || status === 'merged') {
      if (took === 0 && !decided.has(mid)) lost.push(story);
    } else if (took > 0) amiss.push(`in effect all the same: ${story}`);
    else if (!inHands(made.device, mid, status)) lost.push(`in nobody's hands: ${story}`);
    else if (status === 'parked' && parked.get(mid) !== 1) lost.push(`parked on no record: ${story}`);
    else counts[status === 'refused' ? 'refused' : 'parked'] += 1;
    const first = told.receipts.get(mid)?.serverTime;
    if (first !== undefined && receipt !== undefined && receipt.serverTime !== first) {
      amiss.push(`first taken in at ${first}, now ${receipt.serverTime}: ${story}`);
    }
  }
  for (const found of [effects, decided, parked]) {
    for (const [mid, times] of found) if (times > 1) doubled.push(`${mid} stands ${times} times`);
  }

  const digest = truth.records.reduce(
    (folded, record) => foldDigest(folded, rowDigestOfText({ kind: 'dossier', ...record }, hashText)),
    emptyDigest,
  );
  if (digest !== truth.head.digest) amiss.push(`the server's digest ${truth.head.digest} is not its rows' ${digest}`);
  for (const [device, end] of ends) {
    if (end.digest !== digest) amiss.push(`${device} holds ${end.digest}, the server ${digest}`);
    if (end.failure !== null) amiss.push(`${device} ends with ${end.failure}`);
    for (const { mid, status } of end.outbox) if (status === null) amiss.push(`${device} still waits with ${mid}`);
  }
  for (const finding of auditReceipts(truth, hashText)) amiss.push(`receipts: ${JSON.stringify(finding)}`);
  return { made: told.saved.size, ...counts, lost, doubled, amiss };
}
