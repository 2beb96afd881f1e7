import * as v from 'valibot';
import {
  type FiguresAnswer,
  figuresAnswerSchema,
  figuresPath,
  figuresQuery,
  type FiguresQuestion,
} from '../protocol/figures.ts';
import type { AskServer } from './ask-server.ts';

/** One page of communes. `undefined`: not this time. */
export type AskFigures = (question: FiguresQuestion) => Promise<FiguresAnswer | undefined>;

export function createAskFigures(ask: AskServer): AskFigures {
  return (question) =>
    ask(figuresPath + figuresQuery(question), undefined, async (response) => {
      if (!response.ok) return undefined;
      const answer = v.safeParse(figuresAnswerSchema, await response.json());
      return answer.success ? answer.output : undefined;
    });
}
