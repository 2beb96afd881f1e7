import type { ComponentType } from 'react';
import type { ActName } from '../domain/access/act-names.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Label } from '../domain/words.ts';

/** The small form of a step that another screen contributes to a dossier's band. */
interface ContributedForm {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** A step that belongs to another screen, offered among a dossier's own: entering it in its book, for instance. */
export interface ContributedStep {
  readonly id: string;
  /** What it does: offered to whoever may. */
  readonly act: ActName;
  /** What its button says. */
  readonly label: Label;
  /** Whether it is the one that usually comes next, one of the others, or not offered now. */
  readonly offeredFor: (dossier: Dossier) => 'usual' | 'other' | null;
  readonly Form: ComponentType<ContributedForm>;
}
