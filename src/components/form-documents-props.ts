import type { ComponentType } from 'react';
import type { NotedPaper } from '../domain/documents/noted-paper.ts';
import type { Fields } from '../domain/field.ts';
import type { Procedure } from '../domain/procedure.ts';

export interface FormDocumentsProps {
  /** The draft that the pages are taken for. */
  readonly holder: string;
  readonly procedure: Procedure;
  readonly fields: Fields;
  readonly noted: readonly NotedPaper[];
  /** Absent: they are only looked at. */
  readonly onNote?: (noted: readonly NotedPaper[]) => void;
}

/** The papers that come with a dossier that is not saved yet, drawn by their own feature. */
export type FormDocumentsComponent = ComponentType<FormDocumentsProps>;
