import { type ReactNode, Suspense, useState } from 'react';
import { Sign } from '../components/signs.tsx';
import { useDoor } from '../state/door.ts';
import { useLive } from '../state/live.ts';
import type { Messages } from '../messages/vi.ts';
import { useMessages } from '../state/locale.ts';
import { useNow } from '../state/now.ts';
import { useSession } from '../state/session.ts';
import { sayWhen } from '../state/when-words.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import type { LockFacts } from '../store/keys/lock-facts.ts';
import { lateScreen } from './until-loaded.ts';

const PinDialog = lateScreen(async () => (await import('../features/sign-in/pin-dialog.tsx')).PinDialog);

const OwnKeysDialog = lateScreen(async () => (await import('../features/sign-in/own-keys-dialog.tsx')).OwnKeysDialog);

interface Locked {
  readonly keyring: Keyring;
  readonly facts: LockFacts;
  /** Opens the dialog of her PIN. */
  readonly choosePin: () => void;
  /** Opens that of her password and her passkeys. */
  readonly seeKeys: () => void;
}

/** What is drawn where there is something to lock, with its dialogs beside it. */
function WhereLocked({ draw }: { readonly draw: (locked: Locked) => ReactNode }) {
  const { keyring } = useDoor();
  const { account } = useSession();
  const facts = useLive(async () => (keyring === null ? null : keyring.facts(account.id)), [keyring, account.id]);
  const [choosing, setChoosing] = useState<'pin' | 'keys' | null>(null);
  const close = () => setChoosing(null);
  if (keyring === null || facts === undefined || facts === null) return null;
  return (
    <>
      {draw({ keyring, facts, choosePin: () => setChoosing('pin'), seeKeys: () => setChoosing('keys') })}
      <Suspense fallback={null}>
        {choosing === 'pin' && <PinDialog account={account} keyring={keyring} onClose={close} />}
        {choosing === 'keys' && <OwnKeysDialog account={account} keyring={keyring} onClose={close} />}
      </Suspense>
    </>
  );
}

/** Beside her name: lock now, so that a colleague may work; and her PIN. */
export function LockTools() {
  const words = useMessages().lock;
  return (
    <WhereLocked
      draw={({ keyring, facts, choosePin, seeKeys }) => (
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
            <button type="button" className="quiet" onClick={choosePin}>
              {words.changePin}
            </button>
          )}
          <button type="button" className="quiet" onClick={seeKeys}>
            {words.ownKeys}
          </button>
        </>
      )}
    />
  );
}

/** Stands until she has a PIN here. */
export function PinNotice() {
  const messages = useMessages();
  const words = messages.lock;
  const now = useNow();
  return (
    <WhereLocked
      draw={({ keyring, facts, choosePin }) => (
        <>
          <PinDemand keyring={keyring} facts={facts} />
          {!facts.hasPin && (
            <section className="shell-notice" aria-label={words.pinTitle}>
              <p>
                <Sign name="warning" /> {noPinYet(facts, now, messages)}{' '}
                <button type="button" className="quiet" onClick={choosePin}>
                  {words.setPin}
                </button>
              </p>
            </section>
          )}
        </>
      )}
    />
  );
}

function noPinYet({ demand }: Pick<LockFacts, 'demand'>, now: number, messages: Messages): string {
  const words = messages.lock;
  if (demand === null) return words.noPinOfYours;
  return demand.from <= now ? words.noPinDue : words.noPin(sayWhen(new Date(demand.from).toISOString(), now, messages));
}

/** Where the day told has come: at the start of a page, never in the middle of somebody's work. */
function PinDemand({ keyring, facts: { hasPin, demand } }: Pick<Locked, 'keyring' | 'facts'>) {
  const { account } = useSession();
  const [stands, setStands] = useState(!hasPin && demand?.isDue === true);
  const mayPutOff = demand?.mayPutOff === true;
  if (!stands) return null;
  const close = () => {
    if (!hasPin && !mayPutOff) return;
    setStands(false);
    if (!hasPin) void keyring.putOffPin();
  };
  return (
    <Suspense fallback={null}>
      <PinDialog account={account} keyring={keyring} onClose={close} demand={{ mayPutOff }} />
    </Suspense>
  );
}
