import { type SyntheticEvent, useId, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { deviceWordsOf } from '../../messages/device-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import { useLanguage } from '../../state/language.ts';
import { useParts } from '../../state/parts.ts';

export function RenameDialog({ device, onClose }: { readonly device: ListedDevice; readonly onClose: () => void }) {
  const { devices: ask } = useParts();
  const words = deviceWordsOf(useLanguage((state) => state.locale)).people;
  const id = useId();
  const [name, setName] = useState(device.name);
  const [failed, setFailed] = useState(false);
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (await (await ask()).deed(device.id, 'name', name)) onClose();
    else setFailed(true);
  };
  return (
    <ModalDialog title={words.rename} onClose={onClose}>
      <form onSubmit={(event) => void keep(event)}>
        <div className="field">
          <label htmlFor={id}>{words.name}</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        {failed && <p role="alert">{words.notDone}</p>}
        <div className="actions">
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
          <button type="submit" className="primary">
            {words.save}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
