import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useParts } from '../../state/parts.ts';
import { nameOf } from './device-line.tsx';

export interface RevokeDialogProps {
  readonly device: ListedDevice;
  readonly isThis: boolean;
  readonly onClose: () => void;
}

/** Before it is done: what happens to the machine, and to what waits on it. */
export function RevokeDialog({ device, isThis, onClose }: RevokeDialogProps) {
  const { devices: ask } = useParts();
  const all = useDeviceWords();
  const words = all.people;
  const [failed, setFailed] = useState(false);
  const revoke = async () => {
    if (await (await ask()).deed(device.id, 'revoke')) onClose();
    else setFailed(true);
  };
  return (
    <ModalDialog title={words.revokeTitle(nameOf(device, all))} onClose={onClose}>
      <p>{words.revokeWhat}</p>
      <p>
        <b>{words.revokeWaiting(device.waiting)}</b>
      </p>
      {isThis && <p role="alert">{words.revokeThis}</p>}
      {failed && <p role="alert">{words.notDone}</p>}
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.stay}
        </button>
        <button type="button" className="danger" onClick={() => void revoke()}>
          {words.revokeConfirm}
        </button>
      </div>
    </ModalDialog>
  );
}
