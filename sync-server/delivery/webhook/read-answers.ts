import * as v from 'valibot';
import type { Asked, Outcome, Standing } from '../connector.ts';
import { readStanding } from '../plain/read-standing.ts';
import { sendAnswerSchema } from './webhook-messages.ts';

/** What was answered to a send; `undefined`: this is no answer of theirs. */
export function readSendAnswer(body: unknown): Outcome | undefined {
  const read = v.safeParse(sendAnswerSchema, body);
  if (!read.success) return undefined;
  const { status, said, errors = [] } = read.output;
  const words = [said ?? '', ...errors.map((error) => `${error.field}: ${error.said}`)]
    .filter((each) => each !== '')
    .join('; ');
  switch (status) {
    case 'taken':
      return { kind: 'taken' };
    case 'already':
      return { kind: 'already', said: words };
    case 'refused':
      return { kind: 'person', said: words };
    case 'later':
      return { kind: 'later', said: words, afterSeconds: null };
  }
}

const toldSchema = v.object({ standings: v.array(v.unknown()) });
const namedSchema = v.object({ code: v.string() });

/** What was answered to a question. One dossier told strangely spoils no other, and is not taken for one they do not know. */
export function readAskAnswer(body: unknown): Asked | undefined {
  const read = v.safeParse(toldSchema, body);
  if (!read.success) return undefined;
  const standings: Standing[] = [];
  const unread: (string | null)[] = [];
  for (const each of read.output.standings) {
    const standing = readStanding(each);
    const named = v.safeParse(namedSchema, each);
    if (standing !== undefined) standings.push(standing);
    else unread.push(named.success ? named.output.code : null);
  }
  return { kind: 'told', standings, unread };
}
