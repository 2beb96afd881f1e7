import { useId, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import type { Command } from '../../store/store.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  /** The act, given its reason. */
  readonly command: (reason: string) => Command;
  readonly onClose: () => void;
}

/** An act about doubles that needs a reason: asked for, written down, and done. */
export function ReasonDialog({ title, help, confirm, command, onClose }: ReasonDialogProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().double;
  const id = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const act = async () => {
    setNotSaved(null);
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const saved = await orSayFailed(() => store.perform(command(reason.trim())));
    if (saved.status !== 'saved') {
      setNotSaved(saved);
      return;
    }
    wakeReplay('saved');
    onClose();
  };
  return (
    <ModalDialog title={title} onClose={onClose}>
      <p>{help}</p>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{words.reason}</label>
        <input
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          maxLength={300}
          value={reason}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p id={`${id}-trouble`} role="alert" className="finding is-error">
        {isMissing && words.reasonMissing}
      </p>
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={() => void act()}>
          {confirm}
        </button>
      </div>
    </ModalDialog>
  );
}
