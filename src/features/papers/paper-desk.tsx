import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PaperDeskProps } from '../../components/paper-desk-props.ts';
import { papersOf } from '../../domain/papers/catalogue.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useNow } from '../../state/now.ts';
import { OnePaper } from './one-paper.tsx';
import './paper-desk.css';

/**
 * The papers of one dossier: what each still has to be told, and beside it the sheet as it will print. The chosen one
 * stands ready for the printer as long as the dossier is open, and is shown on the screen on request.
 */
export function PaperDesk(props: PaperDeskProps) {
  const { dossier, procedure, chosen, shownOnScreen, onHide } = props;
  const now = useNow();
  const desk = useDeskTime();
  const offered = papersOf(dossier, procedure, { now: new Date(now).toISOString(), desk });
  const current = offered.find(({ paper }) => paper.id === chosen.id) ?? offered[0];
  const sheet = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    document.body.dataset['paper'] = 'one';
    return () => {
      delete document.body.dataset['paper'];
    };
  }, []);

  useEffect(() => {
    if (shownOnScreen) sheet.current?.showModal();
    else sheet.current?.close();
  }, [shownOnScreen]);

  return createPortal(
    <dialog
      ref={sheet}
      className="paper"
      aria-labelledby="paper-title"
      onCancel={(event) => {
        event.preventDefault();
        onHide();
      }}
    >
      {current !== undefined && <OnePaper {...props} offered={offered} current={current} now={now} />}
    </dialog>,
    document.body,
  );
}
