import { useCallback } from 'react';
import type { NotSaved } from '../../components/form/saved-problem.tsx';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import type { Command } from '../../store/store.ts';

/** Does the acts of a step one after the other; says what stopped the first that could not be kept. */
export type PerformStep = (acts: readonly Omit<Command, 'entity'>[]) => Promise<NotSaved | null>;

export function usePerformStep(entity: string): PerformStep {
  const { store, wakeReplay } = useParts();
  return useCallback(
    async (acts) => {
      for (const act of acts) {
        const saved = await orSayFailed(() => store.perform({ ...act, entity }));
        if (saved.status !== 'saved') return saved;
        wakeReplay('saved');
      }
      return null;
    },
    [store, wakeReplay, entity],
  );
}
