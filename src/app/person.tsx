import { useState } from 'react';
import { Link } from 'wouter';
import { EnterPractice } from '../components/enter-practice.tsx';
import { Sign } from '../components/signs.tsx';
import { SwitchLanguage } from '../components/switch-language.tsx';
import { mayWithDevices } from '../domain/access/device-rights.ts';
import { mayLookOver } from '../domain/access/figure-rights.ts';
import { SignOut } from '../features/sign-in/sign-out.tsx';
import { useMessages, useSay } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { usePractice } from '../state/practice.ts';
import { useSeen } from '../state/rights.ts';
import { useSession } from '../state/session.ts';
import { setShortcuts, useShortcuts } from '../state/shortcuts.ts';
import { LockTools } from './lock-tools.tsx';
import { PracticeTools } from './practice-tools.tsx';
import { useUnfolded } from './use-unfolded.ts';
import './person.css';

const toFigures = { vi: 'Báo cáo', en: 'Figures' };
const toPeople = { vi: 'Người và máy', en: 'People and machines' };

/** Who is here, and what she does with this machine. Beside the screen it all stands open; above it, it is folded behind her name. */
export function Person() {
  const session = useSession();
  const words = useMessages().shell;
  const [leaving, setLeaving] = useState(false);
  const { isUnfolded, frame, opener, toggle, onKeyDown, onChosen } = useUnfolded();
  return (
    <div className="person" ref={frame} onKeyDown={onKeyDown}>
      <p>
        <b>{session.account.name}</b>
        <span className="soft">{session.account.title}</span>
        <span className="soft">{session.commune.name}</span>
      </p>
      <button
        type="button"
        className="person-opener"
        ref={opener}
        title={words.personHelp}
        aria-expanded={isUnfolded}
        aria-controls="person-tools"
        onClick={toggle}
      >
        <span>
          <span className="person-name">{session.account.name}</span>
          <span className="soft">{session.commune.name}</span>
        </span>
        <Sign name="open" />
      </button>
      <div id="person-tools" className={isUnfolded ? 'person-tools is-unfolded' : 'person-tools'} onClick={onChosen}>
        <Tools leave={() => setLeaving(true)} />
      </div>
      {leaving && <SignOut onClose={() => setLeaving(false)} />}
    </div>
  );
}

function Tools({ leave }: { readonly leave: () => void }) {
  const say = useSay();
  const { roles } = useSession().account;
  const practice = usePractice();
  const seesOffice = useSeen('office') !== 'none';
  const seesAll = useSeen('dossier') === 'all';
  const { shell: words, storage } = useMessages();
  const shortcuts = useShortcuts((state) => state.on);
  return (
    <>
      <SwitchLanguage />
      {practice === null ? (
        <>
          <button type="button" className="quiet" onClick={leave}>
            {words.signOut}
          </button>
          <LockTools />
          <EnterPractice className="button quiet" />
        </>
      ) : (
        <PracticeTools practice={practice} />
      )}
      {practice === null && mayWithDevices(roles, 'see') && (
        <Link href={paths.people} className="button quiet">
          {say(toPeople)}
        </Link>
      )}
      {(seesAll || (practice === null && mayLookOver(roles) !== null)) && (
        <Link href={paths.figures} className="button quiet">
          {say(toFigures)}
        </Link>
      )}
      <Link href={paths.storage} className="button quiet">
        {storage.title}
      </Link>
      {seesOffice && (
        <Link href={paths.office} className="button quiet">
          {words.office}
        </Link>
      )}
      <Link href={paths.help} className="button quiet">
        {words.help}
      </Link>
      <label className="shortcuts" title={words.shortcutsHelp}>
        <input type="checkbox" checked={shortcuts} onChange={(event) => setShortcuts(event.target.checked)} />
        {words.shortcuts}
      </label>
    </>
  );
}
