import * as v from 'valibot';
import type { HashText } from '../../domain/words.ts';
import { carryLimits, letterPath } from '../../protocol/carry.ts';
import { type ErrorAnswer, errorAnswerSchema } from '../../protocol/error-answer.ts';
import {
  type FrameSource,
  lastFrame,
  readAnswerLetter,
  readFrames,
  readLetter,
  writeFrame,
} from '../../protocol/letter.ts';
import { lettersFrom, type LettersLook, lookAtLetters } from '../../protocol/look-at-letters.ts';
import { fileForms, fileMark } from '../../protocol/sealed-file.ts';
import { jsonOf } from '../../store/box.ts';
import type { Bytes, Clock, NewId, Timers } from '../../store/device-ports.ts';
import type { CarryWatch } from '../../store/carry/write-carry-files.ts';
import { askForBytes } from '../ask-for-bytes.ts';
import { type Chance, waitAfter } from '../backoff.ts';
import { carryInPieces, newPieceSize, type PieceSize } from '../carry-in-pieces.ts';
import type { Cost } from '../cost.ts';
import { failure, retryAfterMs } from '../failure.ts';

export interface BringParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly newId: NewId;
  readonly hash: HashText;
  readonly token: () => Promise<string>;
  /** SHA-256 of a body, base64url, where the wire signs; `undefined`: it does not. */
  readonly digest: (bytes: Bytes) => Promise<string | undefined>;
}

export type Brought =
  /** Every letter is answered. */
  | { readonly status: 'brought'; readonly answers: Blob }
  /** The server takes none of what is left; `answers`: of the letters before, `null`: there were none. */
  | { readonly status: 'refused'; readonly problem: ErrorAnswer; readonly answers: Blob | null }
  /** The line is away, or the server is: what has been answered so far, and how many letters of how many. */
  | { readonly status: 'noLine'; readonly answers: Blob | null; readonly done: number }
  /** A person has stopped it: what has been answered so far, of how many letters. What was under way may have come all the same. */
  | { readonly status: 'stopped'; readonly answers: Blob | null; readonly done: number; readonly of: number }
  | Exclude<LettersLook, { readonly status: 'letters' }>;

const noCost: Cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };

/** How often a letter is tried before a person is asked to try again (R17). */
const mostTries = 6;
const patience = { answer: 30_000, perByte: 3 };
/** While nothing is asked it is looked so often whether she has stopped it, milliseconds. */
const glance = 500;

/**
 * Brings letters of another machine to the server, unopened, one after the other, and gathers what they are answered. What a
 * cut line leaves goes on where it was cut; brought again from the beginning, nothing happens twice (R2). Stopped, no more
 * is asked of the server than the request that is under way.
 */
export async function bringLetters(source: FrameSource, parts: BringParts, watch: CarryWatch): Promise<Brought> {
  const { hash } = parts;
  const look = await lookAtLetters(source, hash);
  if (look.status !== 'letters') return look;
  const answers: Blob[] = [new Blob([Uint8Array.from(fileMark), Uint8Array.of(fileForms.answers)])];
  const gathered = (): Blob => new Blob([...answers, lastFrame()]);
  let done = 0;
  const size = newPieceSize();
  watch.tell(done, look.letters);
  for await (const frame of readFrames(source, { from: lettersFrom, most: carryLimits.letter }, hash)) {
    if (frame.status !== 'letter') return { status: frame.status };
    const said = await bringOne(frame.bytes, { ...parts, size, isStopped: watch.isStopped });
    const before = done === 0 ? null : gathered();
    if (said.status === 'refused') return { ...said, answers: before };
    if (said.status === 'noLine') return { status: 'noLine', answers: before, done };
    if (said.status === 'stopped') return { status: 'stopped', answers: before, done, of: look.letters };
    answers.push(new Blob([writeFrame(said.answer, hash)]));
    done += 1;
    watch.tell(done, look.letters);
  }
  return { status: 'brought', answers: gathered() };
}

type One =
  | { readonly status: 'answered'; readonly answer: Bytes }
  | { readonly status: 'refused'; readonly problem: ErrorAnswer }
  | { readonly status: 'noLine' }
  | { readonly status: 'stopped' };

/** Codes by which the server says that it will take this letter at no other time either, or not from this person. */
const forGood: readonly ErrorAnswer['code'][] = [
  'badRequest',
  'forbidden',
  'accessEnded',
  'deviceRevoked',
  'passwordToChange',
  'signInNeeded',
  'tooLarge',
  'unsupportedMedia',
];

async function bringOne(
  letter: Bytes,
  { size, isStopped, ...parts }: BringParts & Pick<CarryWatch, 'isStopped'> & { readonly size: PieceSize },
): Promise<One> {
  const head = readLetter(letter)?.head;
  if (head === undefined) return { status: 'noLine' };
  const { timers, chance, digest, token, newId } = parts;
  const id = newId();
  const wait = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0 && !isStopped(); left -= glance)
      await new Promise<void>((resolve) => void timers.set(Math.min(left, glance), resolve));
  };
  for (let tries = 1; tries <= mostTries; tries += 1) {
    if (isStopped()) return { status: 'stopped' };
    const carried = await carryInPieces(
      {
        ...{ id, path: letterPath(id), body: letter, packed: false, unpacks: false },
        digest: await digest(letter),
        authorization: `Bearer ${await token()}`,
      },
      {
        // Stopped, the line is away for the pieces that are left.
        ask: async (path, headers, body) =>
          isStopped()
            ? { answered: undefined, cost: noCost, cut: failure('offline') }
            : askForBytes(parts, {
                ...{ path, headers, body, most: carryLimits.answer },
                timeoutMs: patience.answer + body.length * patience.perByte,
              }),
        ...{ wait, chance, size, mood: 'hopeful' },
      },
    );
    if (carried.status === 'answered') {
      const answer = readAnswerLetter(carried.answer)?.head;
      // R6: it names the letter, or it is nobody's answer to it.
      if (answer?.file === head.file && answer.number === head.number) return { ...carried, status: 'answered' };
    }
    let after = waitAfter(tries, chance);
    if (carried.status === 'said') {
      const problem = v.safeParse(errorAnswerSchema, jsonOf(new TextDecoder().decode(carried.body)));
      if (problem.success && forGood.includes(problem.output.code))
        return { status: 'refused', problem: problem.output };
      after = Math.max(after, retryAfterMs(carried.response.headers.get('retry-after'), parts.clock.now()) ?? 0);
    }
    if (tries < mostTries) await wait(after);
  }
  return { status: isStopped() ? 'stopped' : 'noLine' };
}
