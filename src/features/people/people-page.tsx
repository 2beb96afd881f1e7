import { useEffect, useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { mayWithDevices } from '../../domain/access/device-rights.ts';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { DevicesAnswer, ListedDevice } from '../../protocol/devices.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { CodeDialog } from './code-dialog.tsx';
import { DeviceLine } from './device-line.tsx';
import { Persons } from './persons.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import './people.css';

type Open = { readonly kind: 'code' } | { readonly kind: 'rename' | 'revoke'; readonly device: ListedDevice };

/** Who works in the commune, and on which machines: as the server says it now, for those who answer for them. */
export function PeoplePage() {
  const { devices: ask, store } = useParts();
  const { account } = useSession();
  const { name: appName } = useMessages().app;
  const words = useDeviceWords().people;
  const own = useLive(() => store.identity(), [store]);
  const [told, setTold] = useState<DevicesAnswer | 'asking' | 'failed'>('asking');
  const [open, setOpen] = useState<Open | null>(null);
  const manages = mayWithDevices(account.roles, 'manage');
  const [turn, setTurn] = useState(0);
  const load = () => setTurn((before) => before + 1);
  useEffect(() => {
    let gone = false;
    void ask()
      .then((machines) => machines.list())
      .then((answer) => {
        if (!gone) setTold((before) => answer ?? (typeof before === 'string' ? 'failed' : before));
      });
    return () => {
      gone = true;
    };
  }, [ask, turn]);
  const close = () => {
    setOpen(null);
    load();
  };
  return (
    <div className="people">
      <header className="page-head">
        <PageTitle windowTitle={`${words.title} – ${appName}`}>{words.title}</PageTitle>
        {manages && (
          <button type="button" className="primary" onClick={() => setOpen({ kind: 'code' })}>
            {words.newCode}
          </button>
        )}
      </header>
      <p className="lead">{words.lead}</p>
      {typeof told === 'string' ? (
        <p role="status">
          {told === 'asking' ? words.loading : words.failed}{' '}
          {told === 'failed' && (
            <button type="button" className="quiet" onClick={load}>
              {words.again}
            </button>
          )}
        </p>
      ) : (
        <>
          <section aria-labelledby="machines">
            <h2 id="machines">{words.machines}</h2>
            {told.devices.length === 0 && <p className="empty">{words.none}</p>}
            <ul className="device-list">
              {told.devices.map((device) => (
                <DeviceLine
                  key={device.id}
                  device={device}
                  isThis={device.id === own?.device}
                  handIns={told.handIns.filter((one) => one.device === device.id)}
                  serverTime={told.serverTime}
                  manages={manages}
                  onRename={() => setOpen({ kind: 'rename', device })}
                  onRevoke={() => setOpen({ kind: 'revoke', device })}
                  onChanged={load}
                />
              ))}
            </ul>
          </section>
          <Persons devices={told.devices} manages={manages} />
        </>
      )}
      {open?.kind === 'code' && <CodeDialog onClose={close} />}
      {open?.kind === 'rename' && <RenameDialog device={open.device} onClose={close} />}
      {open?.kind === 'revoke' && (
        <RevokeDialog
          device={open.device}
          isThis={open.device.id === own?.device}
          serverTime={typeof told === 'string' ? '' : told.serverTime}
          onClose={close}
        />
      )}
    </div>
  );
}
