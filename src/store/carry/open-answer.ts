import * as v from 'valibot';
import { answerPurpose, type LetterAnswer, letterAnswerSchema } from '../../protocol/carry.ts';
import { type AnswerParts, apartFromBytes } from '../../protocol/letter.ts';
import { jsonOf } from '../box.ts';
import type { Bytes, MaybePromise } from '../device-ports.ts';
import { openUnder } from '../keys/seal-under.ts';
import { fromBase64Url } from '../recovery/bytes-as-text.ts';
import type { StoreParts } from '../store-parts.ts';
import type { CarriedFile } from './carried-file.ts';
import { answerKeyContext } from './remember-carried.ts';

export interface OpenAnswerParts {
  readonly storeParts: Pick<StoreParts, 'boxes' | 'hash'>;
  readonly subtle: SubtleCrypto;
  /** Absent where the browser cannot: then no letter has asked for packed answers. */
  readonly gunzip: ((bytes: Bytes, most: number) => MaybePromise<Bytes | undefined>) | undefined;
}

const insideSchema = v.object({ packed: v.boolean() });
/** Well above any answer to one letter. */
const mostUnpacked = 32 * 1024 * 1024;

/** What the server has said of one letter; `undefined`: it is no answer to that, or a byte of it is another. */
export async function openAnswer(
  file: Pick<CarriedFile, 'id' | 'answerKey'>,
  { clear, box }: AnswerParts,
  { storeParts: { boxes, hash }, subtle, gunzip }: OpenAnswerParts,
): Promise<LetterAnswer | undefined> {
  const kept = await boxes.open(file.answerKey, answerKeyContext(file.id));
  if (kept === undefined) return undefined;
  const key = await subtle.importKey('raw', fromBase64Url(kept), 'AES-GCM', false, ['decrypt']);
  const whole = await openUnder({ subtle }, key, { box, purpose: answerPurpose(hash(clear)) });
  const inside = whole && apartFromBytes(whole);
  const how = v.safeParse(insideSchema, inside?.said);
  if (inside === undefined || !how.success) return undefined;
  const bytes = how.output.packed ? await gunzip?.(inside.bytes, mostUnpacked) : inside.bytes;
  const answer = v.safeParse(letterAnswerSchema, jsonOf(bytes && new TextDecoder().decode(bytes)));
  return answer.success ? answer.output : undefined;
}
