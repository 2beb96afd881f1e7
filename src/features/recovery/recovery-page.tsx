import { useEffect, useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { newestRecoveryKey } from '../../domain/office/office.ts';
import { statedRecoveryKey } from '../../domain/office/stated-value.ts';
import { useDoor } from '../../state/door.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { RecoveryFacts, RecoveryWork } from '../../store/recovery/recovery-work.ts';
import { MakeKey } from './make-key.tsx';
import { OpenCopy } from './open-copy.tsx';
import './recovery.css';

/** The commune's recovery key: which it is, a new one, and what it opens. */
export function RecoveryPage() {
  const { recovery } = useDoor();
  const messages = useMessages();
  const words = useRecoveryWords().page;
  const [work, setWork] = useState<RecoveryWork | null>(null);
  useEffect(() => {
    let gone = false;
    void recovery?.().then((loaded) => {
      if (!gone) setWork(loaded);
    });
    return () => {
      gone = true;
    };
  }, [recovery]);
  return (
    <div className="recovery">
      <header className="page-head">
        <PageTitle windowTitle={`${words.title} – ${messages.app.name}`}>{words.title}</PageTitle>
      </header>
      <p className="lead">{words.lead}</p>
      {recovery === null && <p className="empty">{words.notHere}</p>}
      {work !== null && <KeySection work={work} />}
      {work !== null && <OpenCopy work={work} />}
    </div>
  );
}

function KeySection({ work }: { readonly work: RecoveryWork }) {
  const { store } = useParts();
  const session = useSession();
  const messages = useMessages();
  const words = useRecoveryWords().page;
  const now = useNow();
  const view = useLive(() => store.office(), [store]);
  const facts = useLive(() => work.facts(), [work]);
  const [making, setMaking] = useState(false);
  if (view === undefined || facts === undefined) return null;
  const row = newestRecoveryKey(view.office ?? undefined);
  const key = statedRecoveryKey(row?.to);
  if (making) return <MakeKey work={work} office={view.office} onDone={() => setMaking(false)} />;
  const nameOf = (account: string): string => nameOfAccount(session, account) ?? account.slice(-8);
  return (
    <section className="recovery-key" aria-label={words.title}>
      {row === undefined || key === undefined ? (
        <p className="finding is-warning">
          <Sign name="warning" />
          <span>{words.none}</span>
        </p>
      ) : (
        <p>{words.stands(key.id, row.name, sayWhen(row.occurredAt, now, messages))}</p>
      )}
      <p className="soft">
        {facts.sealedTo.length === 0 ? words.notSealedHere : words.sealedHere(facts.sealedTo.join(', '))}
      </p>
      <Recovered
        facts={facts}
        told={({ account, at, keyId }) => words.recovered(nameOf(account), sayWhen(at, now, messages), keyId)}
      />
      {key !== undefined && <p className="soft">{words.rotation}</p>}
      <div className="actions">
        <button type="button" className={key === undefined ? 'primary' : undefined} onClick={() => setMaking(true)}>
          {key === undefined ? words.make : words.makeNext}
        </button>
      </div>
    </section>
  );
}

function Recovered({
  facts,
  told,
}: {
  readonly facts: RecoveryFacts;
  readonly told: (one: RecoveryFacts['recovered'][number]) => string;
}) {
  const words = useRecoveryWords().page;
  if (facts.recovered.length === 0) return null;
  return (
    <>
      <p>{words.recoveredHere}:</p>
      <ul>
        {facts.recovered.map((one) => (
          <li key={one.at}>{told(one)}</li>
        ))}
      </ul>
    </>
  );
}
