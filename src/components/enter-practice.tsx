import { useContext } from 'react';
import { useDoorWords } from '../state/language.ts';
import { paths } from '../state/paths.ts';
import { rememberPlace } from '../state/practice.ts';
import { SessionContext } from '../state/session.ts';

/** One press, and one is in the practice commune: another page, that knows nothing of this one. */
export function EnterPractice({ className }: { readonly className?: string }) {
  const words = useDoorWords().practice;
  const session = useContext(SessionContext);
  return (
    <a
      href={paths.practice}
      className={className}
      title={words.enterHelp}
      onClick={() => rememberPlace(session?.account.id ?? null)}
    >
      {words.enter}
    </a>
  );
}
