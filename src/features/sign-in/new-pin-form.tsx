import { useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import type { OpenedByPaper } from '../../store/recovery/open-by-paper.ts';
import { NewSecretForm, saysOfPin } from './new-secret-form.tsx';

/** The sheet has opened what lies here: who works now, and her new PIN. With it the profile is open, and this page is gone. */
export function NewPinForm({ opened }: { readonly opened: OpenedByPaper }) {
  const words = useRecoveryWords().recover;
  const [account, setAccount] = useState(opened.people[0]?.account ?? '');
  const enter = async (pin: string): Promise<null> => {
    await opened.enter(account, pin);
    return null;
  };

  if (opened.people.length === 0) return <p role="alert">{words.nobody}</p>;
  return (
    <NewSecretForm
      words={{ ...words, first: words.newPin }}
      kind="pin"
      problem={saysOfPin(words)}
      keep={enter}
      submit={words.enter}
    >
      <fieldset className="who-works">
        <legend>{words.whoTitle}</legend>
        {opened.people.map((person) => (
          <button
            key={person.account}
            type="button"
            aria-pressed={person.account === account}
            onClick={() => setAccount(person.account)}
          >
            {person.account === account && <Sign name="done" />}
            {person.name}
          </button>
        ))}
      </fieldset>
    </NewSecretForm>
  );
}
