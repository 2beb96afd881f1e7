import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useLabelledBy } from '../../components/beside-name.ts';
import { subjectOf } from '../../components/dossier-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useOpenSuspects } from '../../state/use-open-suspects.ts';
import { useMay } from '../../state/rights.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { paths } from '../../state/paths.ts';
import { sayWhen } from '../../state/when-words.ts';
import { OpenBeside } from './open-beside.tsx';
import './suspected-duplicates.css';

/** R10: another record says the same. Nothing is held up by it: an officer looks at both, and says so when they are two. */
export function SuspectedDuplicates({ dossier }: { readonly dossier: Dossier }) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages().duplicate;
  const suspects = useOpenSuspects(dossier);
  if (suspects.length === 0) return null;
  return (
    <section className="suspects" aria-labelledby={labelledBy}>
      <h3 id={titleId}>
        <Sign name="warning" />
        {words.title}
      </h3>
      <p>{words.lead}</p>
      <ul className="ledger">
        {suspects.map((id) => (
          <Suspect key={id} dossier={dossier} other={id} />
        ))}
      </ul>
    </section>
  );
}

function Suspect({ dossier, other }: { readonly dossier: Dossier; readonly other: string }) {
  const { store, wakeReplay } = useParts();
  const words = useMessages();
  const own = words.duplicate;
  const session = useSession();
  const may = useMay();
  const now = useNow();
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const found = useLive(() => store.dossier(other), [store, other]);
  const tellApart = async () => {
    setNotSaved(null);
    const saved = await orSayFailed(() => store.perform({ name: 'tellApart', entity: dossier.id, args: { other } }));
    if (saved.status === 'saved') wakeReplay('saved');
    else setNotSaved(saved);
  };
  const [opening] = found?.dossier.events ?? [];
  return (
    <li>
      <div className="ledger-line">
        {found === null || found === undefined ? (
          <span className="line-name">{own.notHere(other.slice(0, 8))}</span>
        ) : (
          <>
            <Link href={paths.dossier(other)} className="line-name">
              {subjectOf(found.dossier)}
            </Link>
            <span>{found.dossier.codes.official ?? found.dossier.codes.provisional}</span>
            <span className="soft">
              {(isReport(found.dossier) ? words.report.noted : own.taken)(
                sayWhen(found.dossier.receivedAt, now, words),
                nameOfAccount(session, opening?.author ?? '') ?? words.event.somebody,
              )}
            </span>
          </>
        )}
        <span className="line-end">
          {found !== null && found !== undefined && <OpenBeside id={other} name={subjectOf(found.dossier)} />}{' '}
          {may('tellApart') && (
            <button type="button" onClick={() => void tellApart()}>
              {own.tellApart}
            </button>
          )}
        </span>
      </div>
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
    </li>
  );
}
