import type { Logger } from 'pino';
import { carryLimits, letterMediaType } from '../../src/protocol/carry.ts';
import type { Known } from '../know-request.ts';
import { readSent } from '../read-body.ts';
import { openLetter, type OpenParts } from './open-letter.ts';
import { readyLetter, takeInLetter, type TakeInParts, type TakenIn } from './take-in-letter.ts';

export interface AnswerLetterParts extends OpenParts, Omit<TakeInParts, keyof OpenParts> {
  readonly store: TakeInParts['store'];
  readonly log: Logger;
}

/**
 * A letter of another machine's, brought by anybody who is signed in, of whatever commune: she sees neither what is in it nor
 * what it is answered.
 *
 * @throws {Refusal} whatever the letter is refused for
 */
export async function answerLetter(
  { request, carrier: bringer }: Pick<Known, 'carrier' | 'request'>,
  parts: AnswerLetterParts,
): Promise<{ readonly response: Response; readonly counts: TakenIn['counts'] }> {
  const letter = await openLetter(await readSent(request, carryLimits.letter), parts);
  const { answer, counts } = await takeInLetter(await readyLetter(letter, parts), parts);
  const { device, file, number } = letter.head;
  parts.log.info({ device, file, number, by: bringer.account.id, ...counts }, 'a letter was brought');
  const headers = { 'content-type': letterMediaType, 'cache-control': 'no-store' };
  return { response: new Response(answer, { headers }), counts };
}
