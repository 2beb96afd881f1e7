import { useCallback, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { FormDocumentsComponent } from '../../components/form-documents-props.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { throwAway } from '../../state/form/throw-away.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useOpenedOnce } from '../../state/opened-once.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { receiveDraftId } from '../../state/report-drafts.ts';
import { useSession } from '../../state/session.ts';
import { NewDossier } from './new-dossier.tsx';
import { openReceipt } from './open-receipt.ts';

/** A report on its way to a dossier: the officer's form, filled with what was reported. */
export function ReceiveReportPage({
  id,
  documents,
}: {
  readonly id: string;
  readonly documents: FormDocumentsComponent;
}) {
  const { store, clock } = useParts();
  const session = useSession();
  const author = session.account.id;
  const { code: scope, name: communeName } = session.commune;
  const opened = useOpenedOnce(
    useCallback(
      () => openReceipt({ store, clock }, { author, scope, communeName }, id),
      [store, clock, author, scope, communeName, id],
    ),
  );
  if (opened === undefined) return null;
  if (opened === null) return <NotToReceive id={id} />;
  return <NewDossier key={id} opened={opened} documents={documents} />;
}

/** It is a dossier by now, or was never here. What she had typed is hers to throw away. */
function NotToReceive({ id }: { readonly id: string }) {
  const { store } = useParts();
  const { account } = useSession();
  const words = useMessages();
  const [, navigate] = useLocation();
  const [stays, setStays] = useState(false);
  const draftId = receiveDraftId(id, account.id);
  const found = useLive(async () => Promise.all([store.dossier(id), store.draft(draftId)]), [store, id, draftId]);
  if (found === undefined) return null;
  const [view, draft] = found;
  return (
    <section className="missing-page">
      <PageTitle windowTitle={`${words.report.receive} – ${words.app.name}`}>{words.report.receive}</PageTitle>
      <p>{words.report.notHere}</p>
      <p className="actions">
        {view !== null && (
          <Link href={paths.dossier(id)} className="button">
            {words.report.openRecord}
          </Link>
        )}
        {draft !== null && (
          <button
            type="button"
            onClick={() => {
              setStays(false);
              void throwAway(store, draftId).then((gone) => (gone ? navigate(paths.today) : setStays(true)));
            }}
          >
            {words.newDossier.discard}
          </button>
        )}
      </p>
      <p role="alert" className="finding is-error">
        {stays && words.newDossier.discardFailed}
      </p>
    </section>
  );
}
