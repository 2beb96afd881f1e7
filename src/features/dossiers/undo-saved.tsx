import { useCallback, useEffect, useRef, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import type { ActName } from '../../domain/access/act-names.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { reverseOf } from '../../domain/steps/reverse-act.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useMay } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { isTyping } from '../../state/shortcuts.ts';
import { isOffered, useUndoOffer } from '../../state/undo-offer.ts';

/** What she has just done with this dossier, and the way back for a minute: an act of its own, by button or key. */
export function UndoSaved({ dossier }: { readonly dossier: Dossier }) {
  const { store, clock, wakeReplay } = useParts();
  const { account } = useSession();
  const { undoSaved: words, business } = useMessages();
  const may = useMay();
  const { offer, undone } = useUndoOffer();
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [isBusy, setBusy] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  const isHere = offer !== null && isOffered(offer, account.id, dossier);
  const reverse = isHere ? reverseOf(offer.act, dossier, words.reason) : undefined;
  const mayUndo = reverse !== undefined && may(reverse.name as ActName, reverse.args);
  const { id } = dossier;

  useEffect(
    () => () => {
      if (useUndoOffer.getState().undone === id) useUndoOffer.setState({ undone: null });
    },
    [id],
  );
  useEffect(() => {
    if (undone === id) said.current?.focus();
  }, [undone, id]);

  const undo = useCallback(async () => {
    if (reverse === undefined || isBusy) return;
    setBusy(true);
    setProblem(null);
    const saved = await orSayFailed(() => store.perform({ ...reverse, entity: id }));
    setBusy(false);
    if (saved.status === 'saved') {
      wakeReplay('saved');
      useUndoOffer.setState({ offer: null, undone: id });
    } else setProblem(saved);
  }, [reverse, isBusy, store, id, wakeReplay]);

  useEffect(() => {
    if (!mayUndo) return;
    const undoByKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      void undo();
    };
    addEventListener('keydown', undoByKey);
    return () => removeEventListener('keydown', undoByKey);
  }, [mayUndo, undo]);

  return (
    <div className="undo-saved">
      <p role="status" ref={said} tabIndex={-1}>
        {mayUndo && (reverse.name === 'moveDossier' ? words.moved(business[dossier.business]) : words.edited)}
        {undone === id && words.done}
      </p>
      {mayUndo && (
        <p>
          <button
            type="button"
            className="quiet"
            aria-keyshortcuts="Control+Z"
            disabled={isBusy}
            onClick={() => void undo()}
            onBlur={() => {
              if (offer !== null && clock.now() >= offer.until) useUndoOffer.setState({ offer: null });
            }}
          >
            {words.button}
          </button>{' '}
          <span className="soft">{words.help}</span>
        </p>
      )}
      {problem !== null && <SavedProblem outcome={problem} />}
    </div>
  );
}
