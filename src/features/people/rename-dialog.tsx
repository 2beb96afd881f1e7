import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useParts } from '../../state/parts.ts';
import { NameMachine } from './name-machine.tsx';

export function RenameDialog({ device, onClose }: { readonly device: ListedDevice; readonly onClose: () => void }) {
  const { devices: ask } = useParts();
  const words = useDeviceWords().people;
  const [failed, setFailed] = useState(false);
  const keep = async (name: string): Promise<void> => {
    if (await (await ask()).deed(device.id, 'name', name)) onClose();
    else setFailed(true);
  };
  return (
    <ModalDialog title={words.rename} onClose={onClose}>
      <NameMachine named={device.name} submit={words.save} failed={failed} onName={keep} onClose={onClose} />
    </ModalDialog>
  );
}
