import { useId, useState } from 'react';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { AttachedDocument } from '../../domain/documents/document.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';

interface TakeAwayProps {
  readonly entity: string;
  readonly document: AttachedDocument;
  readonly onClose: () => void;
}

/** A paper is taken away again, with a reason that the history keeps. */
export function TakeAway({ entity, document, onClose }: TakeAwayProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().documents;
  const id = useId();
  const [reason, setReason] = useState('');
  const [empty, setEmpty] = useState(false);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [once] = useState(oneAtATime);
  const take = async (): Promise<void> => {
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    const args = { document: document.id, reason };
    const saved = await orSayFailed(() => store.perform({ name: 'detachDocument', entity, args }));
    if (saved.status !== 'saved') {
      setProblem(saved);
      return;
    }
    wakeReplay('saved');
    onClose();
  };
  return (
    <ModalDialog title={words.takeAway} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void once(take);
        }}
      >
        <div className="field">
          <label htmlFor={id}>{words.takeAwayWhy}</label>
          <input
            id={id}
            type="text"
            maxLength={500}
            value={reason}
            aria-invalid={empty || undefined}
            aria-describedby={`${id}-why`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-why`} role="alert">
            {empty && words.sayWhy}
          </p>
        </div>
        {problem !== null && <SavedProblem outcome={problem} />}
        <p className="actions">
          <button type="submit" className="primary">
            {words.takeAwayNow}
          </button>
          <button type="button" onClick={onClose}>
            {words.attach.cancel}
          </button>
        </p>
      </form>
    </ModalDialog>
  );
}
