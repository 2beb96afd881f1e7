import { useMemo } from 'react';
import type { DeskFacts } from '../domain/desk-facts.ts';
import { useIndex } from './use-index.ts';

interface OpenFacts {
  readonly facts: readonly (readonly [string, DeskFacts])[];
  /** Everything on the device has been read. */
  readonly isWhole: boolean;
}

/** What the index has of every dossier that somebody has still something to do with; nothing until it is there. */
export function useOpenFacts(): OpenFacts {
  const { index, now } = useIndex();
  return useMemo(
    () => ({ facts: now.count > 0 ? [...(index?.open() ?? [])] : [], isWhole: now.isWhole }),
    [index, now],
  );
}
