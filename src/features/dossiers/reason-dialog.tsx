import { ReasonForm } from '../../components/form/reason-form.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useMessages } from '../../state/locale.ts';
import type { Command } from '../../store/store.ts';
import { usePerform } from './use-perform.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  /** The act, given its reason. */
  readonly command: (reason: string) => Command;
  readonly onClose: () => void;
}

/** An act about doubles that needs a reason. */
export function ReasonDialog({ title, help, confirm, command, onClose }: ReasonDialogProps) {
  const perform = usePerform();
  const words = useMessages().double;
  return (
    <ModalDialog title={title} onClose={onClose}>
      <p>{help}</p>
      <ReasonForm
        label={words.reason}
        missing={words.reasonMissing}
        confirm={confirm}
        cancel={words.cancel}
        act={(reason) => perform(command(reason))}
        onClose={onClose}
      />
    </ModalDialog>
  );
}
