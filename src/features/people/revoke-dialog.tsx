import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';
import { nameOf } from './device-line.tsx';

export interface RevokeDialogProps {
  readonly device: ListedDevice;
  readonly isThis: boolean;
  readonly serverTime: string;
  readonly onClose: () => void;
}

/** Before it is done: what happens to the machine, and to what waits on it. */
export function RevokeDialog({ device, isThis, serverTime, onClose }: RevokeDialogProps) {
  const { devices: ask } = useParts();
  const all = useDeviceWords();
  const words = all.people;
  const messages = useMessages();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const { exchangedAt, usedBy } = device;
  const revoke = async () => {
    if (asking) return;
    setAsking(true);
    setFailed(false);
    const done = await (await ask()).deed(device.id, 'revoke');
    setAsking(false);
    if (done) onClose();
    else setFailed(true);
  };
  return (
    <ModalDialog title={words.revokeTitle(nameOf(device, all))} onClose={onClose}>
      <p>
        {exchangedAt === null
          ? words.revokeNeverUsed
          : words.revokeLastUsed(usedBy ?? words.unknownUser, sayWhen(exchangedAt, Date.parse(serverTime), messages))}
      </p>
      <p>{words.revokeWhat}</p>
      <p>
        <b>{words.revokeWaiting(device.waiting)}</b>
      </p>
      {isThis && <p role="alert">{words.revokeThis}</p>}
      <div role="status">{asking && <p>{words.loading}</p>}</div>
      {failed && (
        <p role="alert" className="finding is-error">
          {words.notDone}
        </p>
      )}
      <div className="actions">
        <button type="button" className="danger" aria-disabled={asking} onClick={() => void revoke()}>
          {words.revokeConfirm}
        </button>
        <button type="button" onClick={onClose}>
          {words.stay}
        </button>
      </div>
    </ModalDialog>
  );
}
