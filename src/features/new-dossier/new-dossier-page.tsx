import { useCallback } from 'react';
import type { FormDocumentsComponent } from '../../components/form-documents-props.ts';
import { MissingPage } from '../../components/missing-page.tsx';
import { useMessages } from '../../state/locale.ts';
import { useOpenedOnce } from '../../state/opened-once.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { NewDossier } from './new-dossier.tsx';
import { openDraft } from './open-draft.ts';

/** Opens the draft named in the address once; from then on the form is the truth and the disk follows it. */
export function NewDossierPage({
  procedureId,
  draftId,
  kind,
  documents,
}: {
  readonly procedureId: string;
  readonly draftId: string;
  readonly kind: 'dossier' | 'report';
  readonly documents: FormDocumentsComponent;
}) {
  const { store, clock } = useParts();
  const session = useSession();
  const words = useMessages().newDossier;
  // Named one by one: a renewed token of the same person must not open the form anew over what she is typing.
  const author = session.account.id;
  const { code: scope, name: communeName } = session.commune;
  const opened = useOpenedOnce(
    useCallback(
      () => openDraft({ store, clock }, { author, scope, communeName }, procedureId, draftId, kind),
      [store, clock, author, scope, communeName, procedureId, draftId, kind],
    ),
  );
  if (opened === undefined) return null;
  if (opened === null) return <MissingPage help={words.missing} />;
  return <NewDossier key={draftId} opened={opened} documents={documents} />;
}
