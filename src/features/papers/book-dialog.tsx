import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useLabelledBy } from '../../components/beside-name.ts';
import type { PaperBody } from '../../domain/papers/paper-body.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { PaperSheet } from './paper-sheet.tsx';
import './paper-desk.css';

interface BookDialogProps {
  /** Of the sheet, as its page rule is named. */
  readonly sheet: string;
  readonly body: PaperBody;
  readonly printLabel: string;
  /** What the sheet tells of is still being read: it cannot be printed yet. */
  readonly reading: boolean;
  readonly onHide: () => void;
  /** What the sheet has to be told. */
  readonly children: ReactNode;
}

/** A sheet over many dossiers: what it has to be told, and below that the sheet as it will print. */
export function BookDialog({ sheet, body, printLabel, reading, onHide, children }: BookDialogProps) {
  const { print } = useParts();
  const words = useMessages();
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const before = document.body.dataset['paper'];
    document.body.dataset['paper'] = 'book';
    dialog.current?.showModal();
    return () => {
      if (before === undefined) delete document.body.dataset['paper'];
      else document.body.dataset['paper'] = before;
    };
  }, []);

  return createPortal(
    <dialog ref={dialog} className="paper paper-book" aria-labelledby={labelledBy} onClose={onHide}>
      <form
        className="paper-bar"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reading) print();
        }}
      >
        {children}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={reading}>
            {printLabel}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.dossier.hidePreview}
          </button>
        </div>
        {reading && <p role="status">{words.papers.reading}</p>}
      </form>
      <PaperSheet id={sheet} body={body} size="a4-landscape" ordinal={1} titleId={titleId} />
    </dialog>,
    document.body,
  );
}
