import { carryLimits, type LetterAnswer } from '../../protocol/carry.ts';
import { type FrameSource, readAnswerLetter, readFrames } from '../../protocol/letter.ts';
import { fileForms, fileMark, formOf } from '../../protocol/sealed-file.ts';
import type { CarriedLetter } from '../../store/carry/carried-file.ts';
import { readCarried } from '../../store/carry/remember-carried.ts';
import { openAnswer, type OpenAnswerParts } from '../../store/carry/open-answer.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import { readIdentity } from '../../store/identity.ts';
import type { SendPages } from '../../store/pages/page-store.ts';
import { readRecovery } from '../../store/restore-state.ts';
import { reopening } from '../../store/storage-failure.ts';
import type { StoreParts } from '../../store/store-parts.ts';
import type { CheckSeals } from '../check-seals.ts';

export interface TakeInAnswersParts extends OpenAnswerParts {
  readonly storeParts: StoreParts;
  readonly exchange: Pick<ExchangeStore, 'commitAnswer'>;
  readonly check: CheckSeals;
  readonly pages: Pick<SendPages, 'noteSent' | 'settle'>;
}

/** What a file of answers has told. */
export interface AnswersTaken {
  readonly status: 'taken';
  /** Receipts that told something new, and pages of which the server has everything. */
  readonly receipts: number;
  readonly pages: number;
  /** Pages that it keeps nothing of, and why the last of them. */
  readonly noPages: number;
  readonly why: Extract<LetterAnswer, { kind: 'noPage' }>['why'] | null;
  /** Letters that it could not take, for one before them is not there yet; acts are numbered anew now (R14). */
  readonly early: number;
  readonly forked: boolean;
  /** Answers that count for nothing: of before a restore, of a file that this machine has forgotten, or with a seal that does not hold. */
  readonly stale: number;
  readonly unproved: number;
  /** The file ends before its end, or a byte of it is another. */
  readonly broken: boolean;
}

export type AnswersRead =
  | AnswersTaken
  /** It is to be brought to the server. */
  | { readonly status: 'letters' }
  /** No file of ours; a sealed copy; a newer build's; another machine's; nothing in it can be opened here. */
  | { readonly status: 'otherFile' | 'otherForm' | 'newer' | 'otherMachine' | 'unknown' };

type Counts = { -readonly [Key in keyof Omit<AnswersTaken, 'status'>]: AnswersTaken[Key] };

/**
 * Takes in what the server has answered to letters of this machine. Receipts are held to their seals and committed as those of
 * an exchange are (R11); brought twice, or out of turn, they change nothing that the server has said later.
 */
export async function takeInAnswers(source: FrameSource, parts: TakeInAnswersParts): Promise<AnswersRead> {
  const { storeParts } = parts;
  const from = fileMark.length + 1;
  const form = formOf(await source.read(0, Math.min(source.size, from)));
  if (form === 'otherFile' || form === 'newer') return { status: form };
  if (form !== fileForms.answers) return { status: form === fileForms.letters ? 'letters' : 'otherForm' };
  const { device } = await readIdentity(storeParts);
  const files = new Map((await readCarried(storeParts.database)).map((file) => [file.id, file]));
  const told: Counts = {
    ...{ receipts: 0, pages: 0, noPages: 0, why: null, early: 0, forked: false, stale: 0, unproved: 0, broken: false },
  };
  let [answers, others, unknown] = [0, 0, 0];
  for await (const frame of readFrames(source, { from, most: carryLimits.answer }, storeParts.hash)) {
    const letter = frame.status === 'letter' ? readAnswerLetter(frame.bytes) : undefined;
    if (letter === undefined) {
      told.broken = true;
      break;
    }
    answers += 1;
    if (letter.head.device !== device) {
      others += 1;
      continue;
    }
    const file = files.get(letter.head.file);
    const asked = file?.letters.find(({ number }) => number === letter.head.number);
    const answer = file && (await openAnswer(file, letter, parts));
    if (asked === undefined || answer === undefined) unknown += 1;
    else await takeIn(asked, answer, told, parts);
  }
  if (answers > 0 && others === answers) return { status: 'otherMachine' };
  if (answers > 0 && unknown === answers) return { status: 'unknown' };
  told.stale += unknown;
  return { status: 'taken', ...told };
}

async function takeIn(
  asked: CarriedLetter,
  said: LetterAnswer,
  told: Counts,
  { storeParts, exchange, check, pages }: TakeInAnswersParts,
): Promise<void> {
  const { database } = storeParts;
  const recovery = await reopening(database, () => readRecovery(database, asked.scope));
  // R13: what the server said before it lost history counts for nothing.
  const isStale = (recovery?.noticedAt ?? null) !== asked.lossNoticedAt;
  if (!isStale && asked.kind === 'page' && said.kind !== 'acts' && said.sha256 === asked.sha256) {
    await hearOfPage(said, told, { storeParts, pages });
    return;
  }
  if (isStale || asked.kind === 'page' || said.kind !== 'acts' || said.answer.nonce !== asked.nonce) {
    told.stale += 1;
    return;
  }
  const { receipts, proofs, seals, bad } = await check(said.answer);
  const answer = { ...said.answer, receipts: [...receipts], changes: [] };
  const done = await exchange.commitAnswer(
    { ...asked, pull: [] },
    { answer, proofs, seals, badSeals: bad, overLine: null },
  );
  told.receipts += done.receipts;
  told.unproved += bad ? 1 : 0;
  told.early += answer.lanes.some(({ outcome }) => outcome === 'gap') ? 1 : 0;
  told.forked ||= answer.lanes.some(({ outcome }) => outcome === 'fork');
}

async function hearOfPage(
  said: Exclude<LetterAnswer, { kind: 'acts' }>,
  told: Counts,
  { storeParts: { database }, pages }: Pick<TakeInAnswersParts, 'storeParts' | 'pages'>,
): Promise<void> {
  const { sha256 } = said;
  const row = await reopening(database, () => database.pages.get(sha256));
  // What came over the line meanwhile, or has left, stays as it is.
  if (row?.state !== 'waiting') return;
  if (said.kind === 'noPage') {
    told.noPages += 1;
    told.why = said.why;
    if (said.why === 'otherBytes') await pages.settle(sha256, 'refused');
  } else if (said.held === row.bytes) {
    await pages.settle(sha256, 'whole');
    told.pages += 1;
  } else if (said.held > row.sent && said.held < row.bytes) await pages.noteSent(sha256, said.held);
}
