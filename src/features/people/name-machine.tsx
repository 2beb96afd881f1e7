import { type SyntheticEvent, useState } from 'react';
import { PlainField } from '../../components/plain-field.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';

interface NameMachineProps {
  readonly named: string;
  readonly submit: string;
  readonly failed: boolean;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What a machine is called, asked in a dialog. */
export function NameMachine({ named, submit, failed, onName, onClose }: NameMachineProps) {
  const words = useDeviceWords().people;
  const [name, setName] = useState(named);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    void onName(name);
  };
  return (
    <form onSubmit={send}>
      <PlainField label={words.name} value={name} most={60} onWrite={setName} />
      {failed && <p role="alert">{words.notDone}</p>}
      <div className="actions">
        <button type="submit" className="primary">
          {submit}
        </button>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </form>
  );
}
