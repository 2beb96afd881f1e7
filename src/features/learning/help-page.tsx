import { Link } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { EnterPractice } from '../../components/enter-practice.tsx';
import { roleNames } from '../../domain/access/role.ts';
import { learning } from '../../messages/vi/learning.ts';
import { useLateWords } from '../../state/language.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { paths } from '../../state/paths.ts';
import { usePractice } from '../../state/practice.ts';
import { useMay } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { roleGuides } from './role-guides.ts';
import { useTour } from './use-tour.ts';
import './learning.css';

/** Where help is: one page for each role, the way round the practice commune, sheets for citizens. */
export function HelpPage() {
  const words = useLateWords('learning', learning);
  const { app } = useMessages();
  const say = useSay();
  const { roles } = useSession().account;
  const practises = usePractice() !== null;
  const tour = useTour();
  const mayTake = useMay()('openDossier');
  const own = roleGuides.filter(({ role }) => roles.includes(role));
  const others = roleGuides.filter(({ role }) => !roles.includes(role));
  return (
    <div className="learning">
      <PageTitle windowTitle={`${words.title} – ${app.name}`}>{words.title}</PageTitle>
      <h2>{words.guides}</h2>
      <p className="soft">{words.guidesHelp}</p>
      <ul className="learning-list">
        {[...own, ...others].map(({ role }) => (
          <li key={role}>
            <Link href={paths.roleGuide(role)}>{say(roleNames[role])}</Link>
            {roles.includes(role) && <span className="soft"> · {words.yours}</span>}
          </li>
        ))}
      </ul>
      <h2>{words.tour}</h2>
      <p className="soft">{words.tourHelp}</p>
      <p>
        {practises ? (
          <button type="button" onClick={tour.begin}>
            {words.begin}
          </button>
        ) : (
          <EnterPractice className="button" />
        )}
      </p>
      <h2>{words.sheets}</h2>
      <p>{mayTake ? <Link href={paths.chooseProcedure}>{words.sheetsHelp}</Link> : words.sheetsHelp}</p>
    </div>
  );
}
