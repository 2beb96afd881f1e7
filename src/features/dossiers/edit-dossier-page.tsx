import { useCallback } from 'react';
import { MissingPage } from '../../components/missing-page.tsx';
import { NotYours } from '../../components/not-yours.tsx';
import { whoDoes } from '../../domain/access/lacking.ts';
import { useMessages } from '../../state/locale.ts';
import { useOpenedOnce } from '../../state/opened-once.ts';
import { useParts } from '../../state/parts.ts';
import { useMay } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { EditDossier } from './edit-dossier.tsx';
import { openEdit } from './open-edit.ts';

/** Opens the dossier for changing once; what arrives from others meanwhile meets the edit on the server, field by field. */
export function EditDossierPage({ id }: { readonly id: string }) {
  const { store, clock } = useParts();
  const session = useSession();
  const may = useMay();
  const words = useMessages().dossier;
  const author = session.account.id;
  const scope = session.commune.code;
  const opened = useOpenedOnce(
    useCallback(() => openEdit({ store, clock }, { author, scope }, id), [store, clock, author, scope, id]),
  );
  if (opened === undefined) return null;
  if (opened === null) return <MissingPage help={words.missing} />;
  if (!may(opened.act)) return <NotYours who={whoDoes(opened.act)} />;
  return <EditDossier key={id} opened={opened} />;
}
