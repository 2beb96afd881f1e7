import { DossierDocuments } from '../features/documents/dossier-documents.tsx';
import { ReceiveShared } from '../features/documents/receive-shared.tsx';
import { FormDocuments } from '../features/documents/form-documents.tsx';
import { DossiersPage } from '../features/dossiers/dossiers-page.tsx';

/** The dossiers and what came with them, in one file: each one more counts in the list that every machine fetches. */
export const dossierParts = { DossierDocuments, FormDocuments, ReceiveShared, DossiersPage };
