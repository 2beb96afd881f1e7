import type { ComponentType } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { Procedure } from '../domain/procedure.ts';

export interface DossierDocumentsProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}

/** The papers that came with a dossier, drawn by their own feature. */
export type DossierDocumentsComponent = ComponentType<DossierDocumentsProps>;
