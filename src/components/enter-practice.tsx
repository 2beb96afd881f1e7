import { useDoorWords } from '../state/language.ts';
import { paths } from '../state/paths.ts';
import { rememberPlace } from '../state/practice.ts';

/** One press, and one is in the practice commune: another page, that knows nothing of this one. */
export function EnterPractice({ className }: { readonly className?: string }) {
  const words = useDoorWords().practice;
  return (
    <a href={paths.practice} className={className} title={words.enterHelp} onClick={rememberPlace}>
      {words.enter}
    </a>
  );
}
