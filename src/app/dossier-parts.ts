import { DossierDocuments } from '../features/documents/dossier-documents.tsx';
import { ReceiveShared } from '../features/documents/receive-shared.tsx';
import { FormDocuments } from '../features/documents/form-documents.tsx';
import { DossiersPage } from '../features/dossiers/dossiers-page.tsx';
import { Administration } from '../features/today/administration.tsx';
import { SignMany } from '../features/today/sign-many.tsx';

/** The dossiers, what came with them, and what the day's screen has besides its lists, in one file: each one more counts in the list that every machine fetches. */
export const dossierParts = { DossierDocuments, FormDocuments, ReceiveShared, DossiersPage, SignMany, Administration };
