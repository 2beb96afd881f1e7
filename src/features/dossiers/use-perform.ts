import { useCallback } from 'react';
import type { NotSaved } from '../../components/form/saved-problem.tsx';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useOfferUndo } from '../../state/undo-offer.ts';
import type { Command } from '../../store/store.ts';

/** Does one act, which may be taken back where it can be; says what stopped it. */
export function usePerform(): (command: Command) => Promise<NotSaved | null> {
  const { store, wakeReplay } = useParts();
  const offerUndo = useOfferUndo();
  return useCallback(
    async (command) => {
      const saved = await orSayFailed(() => store.perform(command));
      if (saved.status !== 'saved') return saved;
      wakeReplay('saved');
      offerUndo({ entity: saved.entity, mid: saved.mid, act: command });
      return null;
    },
    [store, wakeReplay, offerUndo],
  );
}

/** Does the acts of a step one after the other; says what stopped the first that could not be kept. */
export type PerformStep = (acts: readonly Omit<Command, 'entity'>[]) => Promise<NotSaved | null>;

export function usePerformStep(entity: string): PerformStep {
  const perform = usePerform();
  return useCallback(
    async (acts) => {
      for (const act of acts) {
        const problem = await perform({ ...act, entity });
        if (problem !== null) return problem;
      }
      return null;
    },
    [perform, entity],
  );
}
