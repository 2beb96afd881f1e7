import { Suspense, useState } from 'react';
import { Sign } from '../components/signs.tsx';
import { useDoor } from '../state/door.ts';
import { useLive } from '../state/live.ts';
import { useMessages } from '../state/locale.ts';
import { useSession } from '../state/session.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import { lateScreen } from './until-loaded.ts';

const PinDialog = lateScreen(async () => (await import('../features/sign-in/pin-dialog.tsx')).PinDialog);

function useLockFacts(keyring: Keyring | null) {
  const { account } = useSession();
  const facts = useLive(async () => (keyring === null ? null : keyring.facts(account.id)), [keyring, account.id]);
  return { account, facts };
}

/** Beside her name: lock now, so that a colleague may work; and her PIN. */
export function LockTools() {
  const { keyring } = useDoor();
  const { account, facts } = useLockFacts(keyring);
  const words = useMessages().lock;
  const [choosing, setChoosing] = useState(false);
  if (keyring === null || facts === undefined || facts === null) return null;
  return (
    <>
      {facts.isLocking && (
        <button
          type="button"
          className="quiet"
          title={words.lockNowHelp}
          aria-keyshortcuts="Control+Shift+L"
          onClick={() => keyring.lock()}
        >
          {words.lockNow}
        </button>
      )}
      {facts.hasPin && (
        <button type="button" className="quiet" onClick={() => setChoosing(true)}>
          {words.changePin}
        </button>
      )}
      {choosing && (
        <Suspense fallback={null}>
          <PinDialog account={account} keyring={keyring} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Stands until she has a PIN here. */
export function PinNotice() {
  const { keyring } = useDoor();
  const { account, facts } = useLockFacts(keyring);
  const words = useMessages().lock;
  const [choosing, setChoosing] = useState(false);
  if (keyring === null || facts === undefined || facts === null) return null;
  return (
    <>
      {!facts.hasPin && (
        <section className="shell-notice" aria-label={words.pinTitle}>
          <p>
            <Sign name="warning" /> {facts.isLocking ? words.noPinOfYours : words.noPin}{' '}
            <button type="button" className="quiet" onClick={() => setChoosing(true)}>
              {words.setPin}
            </button>
          </p>
        </section>
      )}
      {choosing && (
        <Suspense fallback={null}>
          <PinDialog account={account} keyring={keyring} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}
