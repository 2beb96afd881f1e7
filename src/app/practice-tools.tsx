import { useState } from 'react';
import { ModalDialog } from '../components/modal-dialog.tsx';
import { useMessages } from '../state/locale.ts';
import { type PracticeDesk, useLineCut } from '../state/practice.ts';

/** What whoever practises has in place of signing out: the plug of the line, and beginning anew. */
export function PracticeTools({ practice }: { readonly practice: PracticeDesk }) {
  const words = useMessages().practising;
  const isCut = useLineCut(practice);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="quiet" aria-pressed={isCut} onClick={() => practice.line.cut(!isCut)}>
        {isCut ? words.joined : words.cut}
      </button>
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {words.startAnew}
      </button>
      {asking && (
        <ModalDialog title={words.startAnew} onClose={() => setAsking(false)}>
          <p>{words.startAnewHelp}</p>
          <div className="actions">
            <button type="button" className="danger" onClick={practice.startAnew}>
              {words.startAnewNow}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {words.stay}
            </button>
          </div>
        </ModalDialog>
      )}
    </>
  );
}
