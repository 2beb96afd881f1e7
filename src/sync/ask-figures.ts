import * as v from 'valibot';
import { type FiguresAnswer, figuresAnswerSchema, figuresPath } from '../protocol/figures.ts';
import type { AskServer } from './ask-server.ts';

/** `undefined`: not this time. */
export type AskFigures = () => Promise<FiguresAnswer | undefined>;

export function createAskFigures(ask: AskServer): AskFigures {
  return () =>
    ask(figuresPath, undefined, async (response) => {
      if (!response.ok) return undefined;
      const answer = v.safeParse(figuresAnswerSchema, await response.json());
      return answer.success ? answer.output : undefined;
    });
}
