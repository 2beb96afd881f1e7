import { useState } from 'react';
import { DossierLine } from '../../components/dossier-line.tsx';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';

/** Lines that are opened at once; the others when somebody wants them. */
const shownAtOnce = 50;

interface CountedDossiersProps {
  readonly ids: readonly string[];
  /** What is said below the line at this place. */
  readonly noteOf?: (at: number) => string;
}

/** Dossiers that stand in a figure, each as it is now. */
export function CountedDossiers({ ids, noteOf }: CountedDossiersProps) {
  const { store } = useParts();
  const words = useMessages().today;
  const now = useNow();
  const [limit, setLimit] = useState(shownAtOnce);
  const views = useLive(() => store.dossiersOf(ids.slice(0, limit)), [store, ids.slice(0, limit).join()]);
  const shown = new Map((views ?? []).map((view) => [view.dossier.id, view]));
  return (
    <>
      <ul className="ledger">
        {ids.slice(0, limit).map((id, at) => {
          const view = shown.get(id);
          if (view === undefined) return null;
          if (noteOf === undefined) return <DossierLine key={id} view={view} now={now} />;
          return (
            <li key={id} className="on-time-line">
              <ul>
                <DossierLine view={view} now={now} />
              </ul>
              <span className="soft">{noteOf(at)}</span>
            </li>
          );
        })}
      </ul>
      {ids.length > limit && (
        <button type="button" className="quiet" onClick={() => setLimit(limit + shownAtOnce)}>
          {words.more(ids.length - limit)}
        </button>
      )}
    </>
  );
}
