import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';

/** Throwing a draft away is asked twice: what was typed is gone then. `onDiscard` says whether it is. */
export function DiscardDraft({ onDiscard }: { readonly onDiscard: () => Promise<boolean> }) {
  const words = useMessages().newDossier;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const ask = (open: boolean) => {
    setAsking(open);
    setFailed(false);
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => ask(true)}>
        {words.discard}
      </button>
      {asking && (
        <ModalDialog title={words.discardTitle} onClose={() => ask(false)}>
          <p>{words.discardHelp}</p>
          <p role="alert" className="finding is-error">
            {failed && words.discardFailed}
          </p>
          <div className="actions">
            <button
              type="button"
              className="danger"
              onClick={() => {
                setFailed(false);
                void onDiscard().then((gone) => setFailed(!gone));
              }}
            >
              {words.discardYes}
            </button>
            <button type="button" onClick={() => ask(false)}>
              {words.discardNo}
            </button>
          </div>
        </ModalDialog>
      )}
    </>
  );
}
