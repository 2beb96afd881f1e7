import { useId } from 'react';
import { useDeviceWords } from '../../state/devices-words.ts';
import { usePeopleWords } from '../../state/people-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import type { ListedPerson } from '../../protocol/people.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import { nameOf } from './device-line.tsx';

export interface PasskeyChoiceProps {
  readonly passkeys: ListedPerson['passkeys'];
  readonly devices: readonly ListedDevice[];
  /** The machine it was made on. */
  readonly chosen: string;
  readonly onChoose: (machine: string) => void;
}

/** Which of her passkeys: each is called by the machine it was made on. */
export function PasskeyChoice({ passkeys, devices, chosen, onChoose }: PasskeyChoiceProps) {
  const names = useDeviceWords();
  const words = usePeopleWords();
  const messages = useMessages();
  const now = useNow();
  const id = useId();
  const machineOf = (of: string): string => {
    const device = devices.find((one) => one.id === of);
    return device === undefined ? words.passkeyOtherMachine : nameOf(device, names);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.passkeyOn}</label>
      <select id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {passkeys.map(({ machine, usedAt }) => (
          <option key={machine} value={machine}>
            {words.passkeyMachine(machineOf(machine), usedAt === null ? words.never : sayWhen(usedAt, now, messages))}
          </option>
        ))}
      </select>
    </div>
  );
}
