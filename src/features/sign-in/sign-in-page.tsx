import { EnterPractice } from '../../components/enter-practice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SwitchLanguage } from '../../components/switch-language.tsx';
import { useDoorWords } from '../../state/language.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The first thing anybody sees on a machine where nobody has signed in. */
export function SignInPage() {
  const words = useDoorWords();
  return (
    <main className="sign-in-page" id="main">
      <p className="brand">{words.app.name}</p>
      <PageTitle windowTitle={`${words.signIn.title} – ${words.app.name}`}>{words.signIn.title}</PageTitle>
      <p className="lead">{words.signIn.lead}</p>
      <SignInForm renews={null} />
      <p className="soft">{words.signIn.needsLine}</p>
      <p className="sign-in-practice">
        <EnterPractice className="button" />
        <span className="soft">{words.practice.enterHelp}</span>
      </p>
      <p>
        <SwitchLanguage />
      </p>
    </main>
  );
}
