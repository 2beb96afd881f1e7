import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Filling } from '../../state/form/filled-steps.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useFormStore } from './form-context.ts';
import { isFormInReach } from './form-reach.ts';

/**
 * What was filled in last and not by typing, and the way back. Ctrl+Z takes it back too, as long as nothing was typed since:
 * then the key is the browser's, for the letters of the field.
 */
export function UndoLine() {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier.undo;
  const last = useStore(store, ({ steps }) => steps.at(-1)?.filling);
  const [undone, setUndone] = useState<Filling | null>(null);
  useEffect(() => {
    const undoByKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      const { steps, typedSince } = store.getState();
      if (typedSince || steps.length === 0 || !isFormInReach()) return;
      event.preventDefault();
      setUndone(store.undo());
    };
    addEventListener('keydown', undoByKey);
    return () => removeEventListener('keydown', undoByKey);
  }, [store]);
  const inWords = ({ from, into }: Filling): string => words.filled(say(into).toLowerCase(), words.from[from]);
  return (
    <div className="undo-line" role="status">
      {last !== undefined && (
        <p>
          {inWords(last)}{' '}
          <button type="button" className="quiet" aria-keyshortcuts="Control+Z" onClick={() => setUndone(store.undo())}>
            {words.button}
          </button>
        </p>
      )}
      {last === undefined && undone !== null && <p>{words.undone(say(undone.into).toLowerCase())}</p>}
    </div>
  );
}
