import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { KeptState } from '../../state/form/draft-keeper.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import { Sign } from '../signs.tsx';

/** Whether what was typed is on the disk: the truth, in one line that stays in sight. */
export function KeptLine({ kept, onRetry }: { readonly kept: StoreApi<KeptState>; readonly onRetry: () => void }) {
  const state = useStore(kept);
  const all = useMessages();
  const now = useNow();
  const words = all.newDossier.draft;
  switch (state.status) {
    case 'untouched':
      return <p className="kept-line">{words.untouched}</p>;
    case 'keeping':
      return <p className="kept-line">{words.keeping}</p>;
    case 'kept':
      return (
        <p className="kept-line">
          <Sign name="local" />
          {words.kept(sayWhen(new Date(state.at).toISOString(), now, all))}
        </p>
      );
    case 'failed':
      return (
        <div className="kept-line is-failed" role="alert">
          <Sign name="error" />
          <p>{words.failed[state.reason]}</p>
          <button type="button" onClick={onRetry}>
            {words.tryAgain}
          </button>
        </div>
      );
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
}
