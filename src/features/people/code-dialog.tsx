import { type SyntheticEvent, useId, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { deviceWordsOf } from '../../messages/device-words.ts';
import type { MadeCode } from '../../protocol/devices.ts';
import { useLanguage } from '../../state/language.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';

/** A code that lets one machine in: told once, here. */
export function CodeDialog({ onClose }: { readonly onClose: () => void }) {
  const { devices: ask } = useParts();
  const messages = useMessages();
  const words = deviceWordsOf(useLanguage((state) => state.locale)).people;
  const now = useNow();
  const id = useId();
  const [name, setName] = useState('');
  const [made, setMade] = useState<MadeCode | 'failed' | null>(null);
  const make = async (event: SyntheticEvent) => {
    event.preventDefault();
    setMade((await (await ask()).makeCode(name)) ?? 'failed');
  };
  return (
    <ModalDialog title={words.codeTitle} onClose={onClose}>
      {made === null || made === 'failed' ? (
        <form onSubmit={(event) => void make(event)}>
          <p>{words.codeLead}</p>
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
          {made === 'failed' && <p role="alert">{words.notDone}</p>}
          <div className="actions">
            <button type="button" onClick={onClose}>
              {words.close}
            </button>
            <button type="submit" className="primary">
              {words.makeCode}
            </button>
          </div>
        </form>
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
