import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';

/** Throwing a draft away is asked twice: what was typed is gone then. */
export function DiscardDraft({ onDiscard }: { readonly onDiscard: () => Promise<void> }) {
  const words = useMessages().newDossier;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {words.discard}
      </button>
      {asking && (
        <ModalDialog title={words.discardTitle} onClose={() => setAsking(false)}>
          <p>{words.discardHelp}</p>
          <div className="actions">
            <button type="button" onClick={() => setAsking(false)}>
              {words.discardNo}
            </button>
            <button type="button" className="danger" onClick={() => void onDiscard()}>
              {words.discardYes}
            </button>
          </div>
        </ModalDialog>
      )}
    </>
  );
}
