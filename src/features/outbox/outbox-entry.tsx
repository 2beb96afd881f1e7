import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { ExchangeMark } from '../../components/exchange-mark.tsx';
import { ReceiptTrouble } from '../../components/receipt-trouble.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isOfficeId } from '../../domain/office/office-id.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import { sayAge, sayWhen } from '../../state/when-words.ts';
import type { OutboxEntry } from '../../store/store.ts';
import { canDraftAgain, draftAgain } from './draft-again.ts';
import { LetGo } from './let-go.tsx';

interface EntryProps {
  readonly entry: OutboxEntry;
  /** `null` where the record is not on this device. */
  readonly dossier: Dossier | null;
}

/** What a person can do about an entry that needs her. */
function EntryActions({ entry, dossier }: EntryProps) {
  const { store, clock, newId } = useParts();
  const session = useSession();
  const words = useMessages().outbox;
  const [, navigate] = useLocation();
  const [lettingGo, setLettingGo] = useState(false);
  const [failed, setFailed] = useState(false);
  const takeUpAgain = async (refused: Dossier) => {
    const now = new Date(clock.now()).toISOString();
    const draft = draftAgain(refused, { id: newId(), author: session.account.id, now });
    const kept = await store.keepDraft(draft);
    if (kept.status === 'kept') navigate(paths.newDossier(draft.procedure, draft.id));
    else setFailed(true);
  };
  return (
    <div className="actions">
      {canDraftAgain(entry, dossier) && (
        <button type="button" onClick={() => void takeUpAgain(dossier)}>
          {words.draftAgain}
        </button>
      )}
      {entry.mayLetGo && (
        <button type="button" className="quiet" onClick={() => setLettingGo(true)}>
          {words.letGo.open}
        </button>
      )}
      {failed && <p role="alert">{words.draftNotKept}</p>}
      {lettingGo && <LetGo entry={entry} onClose={() => setLettingGo(false)} />}
    </div>
  );
}

/** One act without a final receipt: what, on whom, since when, where it stands, and why it stays. */
export function OutboxEntryLine({ entry, dossier, now }: EntryProps & { readonly now: number }) {
  const words = useMessages();
  const acts: Readonly<Record<string, string>> = words.outbox.act;
  return (
    <li className="outbox-entry">
      <div className="ledger-line">
        <span className="line-name">
          {acts[entry.name] ?? entry.name}
          {': '}
          {isOfficeId(entry.entity) ? (
            <Link href={paths.office}>{words.office.title}</Link>
          ) : dossier === null ? (
            entry.entity.slice(0, 8)
          ) : (
            <Link href={paths.dossier(dossier.id)}>{subjectOf(dossier)}</Link>
          )}
        </span>
        <span className="soft">
          {words.outbox.made(sayWhen(entry.madeAt, now, words), sayAge(entry.madeAt, now, words))}
          {' · '}
          {words.outbox.size(entry.bytes / 1024)}
          {entry.copiedAt !== null && ` · ${words.outbox.copiedAt(sayWhen(entry.copiedAt, now, words))}`}
        </span>
        <span className="line-end">
          <ExchangeMark state={entry.exchange} word={words.exchange[entry.exchange]} />
        </span>
      </div>
      {entry.exchange === 'attention' && (
        <>
          <ReceiptTrouble entries={[entry]} dossier={dossier} />
          <EntryActions entry={entry} dossier={dossier} />
        </>
      )}
    </li>
  );
}
