import { ReasonForm } from '../../components/form/reason-form.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { isForOthersToDecide } from '../../protocol/receipt.ts';
import type { OutboxEntry } from '../../store/store.ts';

/** R4: a refused act leaves the outbox only when a person says so, with a reason; all of it goes into her hands as a file. */
export function LetGo({ entry, onClose }: { readonly entry: OutboxEntry; readonly onClose: () => void }) {
  const { mid, receipt } = entry;
  const { store, saveFile } = useParts();
  const words = useMessages().outbox.letGo;
  const letGo = async (reason: string) => {
    const released = await store.release(mid, reason);
    if (released.status !== 'released') return words[released.status];
    saveFile(`lien-mach-${mid}.json`, released.file);
    return null;
  };
  return (
    <ModalDialog title={words.title} onClose={onClose}>
      <p>{receipt !== null && isForOthersToDecide(receipt) ? words.helpSetApart : words.help}</p>
      <ReasonForm
        danger
        label={words.reason}
        missing={words.reasonMissing}
        confirm={words.confirm}
        cancel={words.keep}
        act={letGo}
        onClose={onClose}
      />
    </ModalDialog>
  );
}
