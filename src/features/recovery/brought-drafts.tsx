import { useState } from 'react';
import { DossierContent } from '../../components/dossier-content.tsx';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { reportOfDraft } from '../../state/report-drafts.ts';
import { useMay } from '../../state/rights.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { Draft } from '../../store/store.ts';

/** Forms that were being typed on the machine a file comes from: to be read, or typed on with here; never acts. */
export function BroughtDrafts({ drafts }: { readonly drafts: readonly Draft[] }) {
  const words = useRecoveryWords().drafts;
  if (drafts.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      {drafts.map((draft) => (
        <BroughtDraft key={draft.id} draft={draft} />
      ))}
    </section>
  );
}

function BroughtDraft({ draft }: { readonly draft: Draft }) {
  const { store } = useParts();
  const session = useSession();
  const { account } = session;
  const messages = useMessages();
  const words = useRecoveryWords().drafts;
  const say = useSay();
  const may = useMay();
  const now = useNow();
  const [taken, setTaken] = useState<'kept' | 'failed' | null>(null);
  const procedure = procedureVersion(draft.procedure, draft.procedureVersion);
  const names = procedure === undefined ? [] : subjectNames(procedure, { ...draft.fields, ...draft.typing });
  const typing = Object.values(draft.typing).filter((text) => text.trim() !== '');
  // One that changes or receives a record is of no use without that record as it was.
  const canGoOn = draft.began === undefined && reportOfDraft(draft.id) === undefined && may('openDossier');
  const take = async () => setTaken((await store.keepDraft({ ...draft, author: account.id })).status);
  return (
    <details>
      <summary>
        {[
          words.line(procedure === undefined ? '' : say(procedure.name), names.join(', ')),
          words.by(
            nameOfAccount(session, draft.author) ?? draft.author.slice(-8),
            sayWhen(draft.updatedAt, now, messages),
          ),
        ].join(' · ')}
      </summary>
      {procedure !== undefined && (
        <DossierContent
          procedure={procedure}
          fields={draft.fields}
          on={localDateOf(draft.startedAt)}
          headingLevel={3}
        />
      )}
      {typing.length > 0 && <p>{words.typing(typing.join('; '))}</p>}
      {canGoOn && taken !== 'kept' && (
        <div className="actions">
          <button type="button" onClick={() => void take()}>
            {words.take}
          </button>
        </div>
      )}
      <div role="status">{taken !== null && <p>{words[taken]}</p>}</div>
    </details>
  );
}
