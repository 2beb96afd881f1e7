import { useId } from 'react';
import { Sign } from '../../components/signs.tsx';
import { usePasswordWords } from '../../state/password-words.ts';
import { passwordLength } from '../../protocol/password.ts';
import type { ChosenPassword, PasswordTrouble } from './chosen-password.ts';

export interface NewPasswordProps {
  readonly met: PasswordTrouble | null;
  readonly chosen: ChosenPassword;
  readonly onChoose: (chosen: ChosenPassword) => void;
}

/** The password was somebody else's to give: one of her own in its place. */
export function NewPassword({ met, chosen, onChoose }: NewPasswordProps) {
  const words = usePasswordWords();
  const id = useId();
  const said = (trouble: PasswordTrouble): string =>
    trouble === 'tooShort' ? words.tooShort(passwordLength.least) : words[trouble];
  const field = (name: keyof ChosenPassword) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{words[name]}</label>
      <input
        id={`${id}-${name}`}
        type="password"
        autoComplete="new-password"
        maxLength={passwordLength.most}
        value={chosen[name]}
        aria-describedby={`${id}-hint ${id}-said`}
        onChange={(event) => onChoose({ ...chosen, [name]: event.target.value })}
      />
    </div>
  );
  return (
    <>
      <p role="status">{words.toChange}</p>
      {field('next')}
      {field('again')}
      <p className="soft" id={`${id}-hint`}>
        {words.hint(passwordLength.least)}
      </p>
      <div id={`${id}-said`} role="alert">
        {met !== null && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{said(met)}</span>
          </p>
        )}
      </div>
    </>
  );
}
