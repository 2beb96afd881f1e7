import type { ComponentType } from 'react';
import type { Book } from '../domain/books/book.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { OnTimeLine } from '../domain/on-time-figures.ts';
import type { PaperAnswers } from '../domain/prints.ts';
import type { FiguresPaper } from '../domain/papers/desk/figures-paper.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { Instant } from '../domain/words.ts';
import type { OutageFacts } from '../store/store.ts';
import type { NotSaved } from './form/saved-problem.tsx';

/** The paper that stands ready for the printer. */
export interface ChosenPaper {
  readonly id: string;
  /** Which print of it is on its way to the printer; `null`: none, and the sheet shows what the next one will say. */
  readonly ordinal: number | null;
}

export interface PaperDeskProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  readonly chosen: ChosenPaper;
  readonly onChoose: (id: string) => void;
  /** Also shown on the screen, as it will print. It is always there for the printer. */
  readonly shownOnScreen: boolean;
  readonly onHide: () => void;
  /** Whether the sheet is drawn with all that it says, or something of that is still on its way. */
  readonly onStands: (stands: boolean) => void;
  /** Keeps the print, then prints. */
  readonly onPrint: (id: string, answers: PaperAnswers) => Promise<NotSaved | null>;
}

export type PaperDeskComponent = ComponentType<PaperDeskProps>;

export type TrackingBookComponent = ComponentType<{ readonly onHide: () => void }>;

export interface ExplanationProps {
  /** Finished in time, recorded late. */
  readonly lines: readonly OnTimeLine[];
  readonly outages: readonly OutageFacts[];
  readonly now: Instant;
  readonly onHide: () => void;
}

export type ExplanationComponent = ComponentType<ExplanationProps>;

export interface RegisterPagesProps {
  readonly book: Book;
  readonly onHide: () => void;
}

export type RegisterPagesComponent = ComponentType<RegisterPagesProps>;

export interface FiguresSheetProps {
  readonly paper: FiguresPaper;
  readonly printLabel: string;
  readonly help: string;
  readonly onHide: () => void;
}

export type FiguresSheetComponent = ComponentType<FiguresSheetProps>;
