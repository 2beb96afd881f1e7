import { useState } from 'react';
import { FactList } from '../../components/fact-list.tsx';
import { Sign } from '../../components/signs.tsx';
import type { LateMessages } from '../../messages/language.ts';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { ListedDevice, ListedHandIn } from '../../protocol/devices.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';

export function nameOf({ id, name }: Pick<ListedDevice, 'id' | 'name'>, words: LateMessages['devices']): string {
  return name === '' ? words.people.nameless(id.slice(-6)) : name;
}

function stateOf({ revokedAt, handedInAt, hasKey }: ListedDevice): keyof LateMessages['devices']['people']['states'] {
  if (revokedAt !== null) return handedInAt === null ? 'revoked' : 'handedIn';
  return hasKey ? 'enrolled' : 'ofBefore';
}

export interface DeviceLineProps {
  readonly device: ListedDevice;
  readonly isThis: boolean;
  readonly handIns: readonly ListedHandIn[];
  readonly serverTime: string;
  readonly manages: boolean;
  readonly onRename: () => void;
  readonly onRevoke: () => void;
  readonly onChanged: () => void;
}

/** One machine: what it is called, how it stands, its last word, and what may be done with it. */
export function DeviceLine(props: DeviceLineProps) {
  const { device, isThis, handIns, serverTime, manages, onRename, onRevoke, onChanged } = props;
  const { devices: ask, saveFile } = useParts();
  const messages = useMessages();
  const all = useDeviceWords();
  const words = all.people;
  const [failed, setFailed] = useState(false);
  const when = (at: string): string => sayWhen(at, Date.parse(serverTime), messages);
  const name = nameOf(device, all);
  const state = stateOf(device);
  const usedBy = device.usedBy === null ? words.unknownUser : <span translate="no">{device.usedBy}</span>;
  const trying = async (work: () => Promise<boolean>) => {
    const done = await work();
    setFailed(!done);
    if (done) onChanged();
  };
  const seen = () => trying(async () => (await ask()).deed(device.id, 'seen'));
  const download = (sha256: string) =>
    trying(async () => {
      const bytes = await (await ask()).handedIn(device.id, sha256);
      if (bytes !== undefined) saveFile(`giao-nop-${device.id.slice(-6)}-${sha256.slice(0, 8)}.lien-mach`, bytes);
      return bytes !== undefined;
    });
  return (
    <li className="device-line">
      <div>
        <h3>
          {name} {device.name !== '' && <span className="soft">{words.numbered(device.id.slice(-6))}</span>}{' '}
          {isThis && <span className="soft">({words.thisOne})</span>}
        </h3>
        <p className={`device-state is-${state}`}>{words.states[state]}</p>
      </div>
      <FactList
        facts={[
          [words.lastExchange, device.exchangedAt === null ? words.never : when(device.exchangedAt)],
          [words.lastUsedBy, device.exchangedAt === null ? null : usedBy],
          [words.waiting, device.waiting],
          [words.version, <span translate="no">{device.build ?? '–'}</span>],
        ]}
      />
      {manages && (
        <div className="device-tools">
          <button type="button" className="quiet" aria-label={`${words.rename}: ${name}`} onClick={onRename}>
            {words.rename}
          </button>
          {device.revokedAt === null && (
            <button type="button" className="quiet" aria-label={`${words.revoke}: ${name}`} onClick={onRevoke}>
              {words.revoke}
            </button>
          )}
        </div>
      )}
      {device.emptyAt !== null && (
        <p className="finding is-error device-more">
          <Sign name="error" />
          <span>
            {words.empty(device.emptyCount)} ({when(device.emptyAt)}){' '}
            {manages && (
              <button type="button" className="quiet" onClick={() => void seen()}>
                {words.seen}
              </button>
            )}
          </span>
        </p>
      )}
      {device.revokedAt !== null && device.handedInAt === null && device.waiting > 0 && (
        <p className="device-more">{words.stuck(device.waiting)}</p>
      )}
      {handIns.map(({ sha256, count, at }) => (
        <p key={sha256} className="device-more">
          {words.handIn(count, when(at))}{' '}
          {manages && (
            <button type="button" className="quiet" onClick={() => void download(sha256)}>
              {words.download}
            </button>
          )}
        </p>
      ))}
      {failed && (
        <p role="alert" className="device-more">
          {words.notDone}
        </p>
      )}
    </li>
  );
}
