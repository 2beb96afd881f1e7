import type { ComponentType } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { Procedure } from '../domain/procedure.ts';

export interface SlipProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  /** Also shown on the screen, as it will print. It is always there for the printer. */
  readonly shownOnScreen: boolean;
  readonly onHide: () => void;
}

export type SlipComponent = ComponentType<SlipProps>;
