import { useEffect, useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { SwitchLanguage } from '../../components/switch-language.tsx';
import { useDoor } from '../../state/door.ts';
import { useDoorWords } from '../../state/language.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import type { Enrolled } from '../../store/keys/enrol.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { RecoverForm } from './recover-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

/** What is on this machine is locked: who works, and what she knows. Nothing of anybody's work is in this page yet. */
export function UnlockPage({ keyring }: { readonly keyring: Keyring }) {
  const { recovery } = useDoor();
  const byPaper = useRecoveryWords();
  const messages = useDoorWords();
  const words = messages.unlock;
  const [people, setPeople] = useState<readonly Enrolled[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [signsIn, setSignsIn] = useState(false);
  const [recovers, setRecovers] = useState(false);
  useEffect(() => {
    let gone = false;
    void keyring.people().then((found) => {
      if (!gone) setPeople(found);
    });
    return () => {
      gone = true;
    };
  }, [keyring]);
  if (people === null) return null;
  if (recovers && recovery !== null)
    return (
      <main className="sign-in-page" id="main">
        <p className="brand">{messages.app.name}</p>
        <PageTitle windowTitle={`${words.title} – ${messages.app.name}`}>{words.title}</PageTitle>
        <RecoverForm load={recovery} clock={keyring.clock} />
        <button type="button" className="quiet" onClick={() => setRecovers(false)}>
          {byPaper.back}
        </button>
      </main>
    );
  const person = people.find(({ account }) => account === chosen) ?? people[0];
  return (
    <main className="sign-in-page" id="main">
      <p className="brand">{messages.app.name}</p>
      <PageTitle windowTitle={`${words.title} – ${messages.app.name}`}>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      {signsIn || person === undefined ? (
        <SignInForm renews={null} />
      ) : (
        <>
          {people.length > 1 && (
            <fieldset className="who-works">
              <legend>{words.who}</legend>
              {people.map(({ account, name }) => (
                <button
                  key={account}
                  type="button"
                  aria-pressed={account === person.account}
                  onClick={() => setChosen(account)}
                >
                  {account === person.account && <Sign name="done" />}
                  {name}
                </button>
              ))}
            </fieldset>
          )}
          <UnlockForm key={person.account} person={person} keyring={keyring} />
        </>
      )}
      {person !== undefined && (
        <p>
          <button type="button" className="quiet" onClick={() => setSignsIn(!signsIn)}>
            {signsIn ? words.byPin : words.bySignIn}
          </button>
        </p>
      )}
      {recovery !== null && (
        <p>
          <button type="button" className="quiet" onClick={() => setRecovers(true)}>
            {byPaper.recover.open}
          </button>
        </p>
      )}
      <p>
        <SwitchLanguage />
      </p>
    </main>
  );
}
