import type { DeskFacts } from '../domain/desk-facts.ts';
import { useIndex, useIndexAnswer } from './use-index.ts';

interface OpenFacts {
  readonly facts: readonly (readonly [string, DeskFacts])[];
  /** Everything on the device has been read, and is in them. */
  readonly isWhole: boolean;
}

const question = { kind: 'open' } as const;
const none: OpenFacts['facts'] = [];

/** What the index has of every dossier that somebody has still something to do with; nothing until it has answered. */
export function useOpenFacts(): OpenFacts {
  const { now } = useIndex();
  const answered = useIndexAnswer(question);
  return { facts: answered?.answer ?? none, isWhole: now.isWhole && (answered !== undefined || now.count === 0) };
}
