import { useId, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { isForOthersToDecide } from '../../protocol/receipt.ts';
import type { OutboxEntry, Released } from '../../store/store.ts';

type NotReleased = Exclude<Released, { status: 'released' }>['status'] | 'reasonMissing';

/** R4: a refused act leaves the outbox only when a person says so, with a reason; all of it goes into her hands as a file. */
export function LetGo({ entry, onClose }: { readonly entry: OutboxEntry; readonly onClose: () => void }) {
  const { mid, receipt } = entry;
  const { store, saveFile } = useParts();
  const words = useMessages().outbox.letGo;
  const id = useId();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<NotReleased | null>(null);
  const letGo = async () => {
    if (reason.trim() === '') {
      setTrouble('reasonMissing');
      return;
    }
    const released = await store.release(mid, reason.trim());
    if (released.status !== 'released') {
      setTrouble(released.status);
      return;
    }
    saveFile(`lien-mach-${mid}.json`, released.file);
    onClose();
  };
  return (
    <ModalDialog title={words.title} onClose={onClose}>
      <p>{receipt !== null && isForOthersToDecide(receipt) ? words.helpSetApart : words.help}</p>
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
        {trouble !== null && words[trouble]}
      </p>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.keep}
        </button>
        <button type="button" className="danger" onClick={() => void letGo()}>
          {words.confirm}
        </button>
      </div>
    </ModalDialog>
  );
}
