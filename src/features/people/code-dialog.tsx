import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useDeviceWords } from '../../state/devices-words.ts';
import type { MadeCode } from '../../protocol/devices.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';
import { NameMachine } from './name-machine.tsx';

/** A code that lets one machine in: told once, here. */
export function CodeDialog({ onClose }: { readonly onClose: () => void }) {
  const { devices: ask } = useParts();
  const messages = useMessages();
  const words = useDeviceWords().people;
  const now = useNow();
  const [made, setMade] = useState<MadeCode | 'failed' | null>(null);
  const make = async (name: string): Promise<void> => {
    setMade((await (await ask()).makeCode(name)) ?? 'failed');
  };
  return (
    <ModalDialog title={words.codeTitle} onClose={onClose}>
      {made === null || made === 'failed' ? (
        <>
          <p>{words.codeLead}</p>
          <NameMachine named="" submit={words.makeCode} failed={made === 'failed'} onName={make} onClose={onClose} />
        </>
      ) : (
        <>
          <p className="device-code" role="status">
            {made.code}
          </p>
          <p>{words.codeUse}</p>
          <div className="device-qr">
            {/* Behind the mark: no server is told of it. */}
            <QrCode text={`${location.origin}/#may=${made.code}`} label={words.qr} />
          </div>
          <p className="soft">{words.codeGood(sayWhen(made.expiresAt, now, messages))}</p>
          <div className="actions">
            <button type="button" className="primary" onClick={onClose}>
              {words.close}
            </button>
          </div>
        </>
      )}
    </ModalDialog>
  );
}
