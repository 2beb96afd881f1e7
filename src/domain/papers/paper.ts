import type { Dossier } from '../dossier.ts';
import type { DeskTime } from '../due-now.ts';
import type { FeeTransfer } from '../fee-transfer.ts';
import type { PaperAnswers } from '../prints.ts';
import type { Procedure } from '../procedure.ts';
import type { Instant, Label } from '../words.ts';
import type { PaperBody } from './paper-body.ts';
import type { PaperId } from './paper-names.ts';
import type { PlaceNames } from './place-names.ts';

/** Everything a paper is made from. Whoever draws it looks names up first, so that the rest is pure. */
export interface PaperSource {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  /** Name of the commune whose desk prints, with its rank: `Xã Thử Nghiệm`. */
  readonly commune: string;
  /** Of its province: `Tỉnh Mẫu`. */
  readonly province: string;
  readonly names: PlaceNames;
  /** Name of the person behind an account; empty when it is not known here. */
  readonly personOf: (account: string) => string;
  /** What the desk counts time by. */
  readonly desk: DeskTime;
  /** The moment of printing. */
  readonly now: Instant;
  /** What this machine signs a slip with; absent: it has no key, or has not signed yet. */
  readonly slipProof?: string;
  /** What makes a link of a slip's code; absent: the citizen's telephone could not go there. */
  readonly statusLink?: string;
  /** How the fee that is due is paid by transfer; absent: none is, or the commune has no account. */
  readonly transfer?: FeeTransfer;
  /** Answers to the paper's questions. */
  readonly answers: PaperAnswers;
}

/** Something the paper says that no record holds; it is kept with the print. */
export interface PaperQuestion {
  readonly name: string;
  readonly label: Label;
  /** `lines`: one item a line. */
  readonly kind: 'text' | 'lines' | 'day' | 'number';
  readonly required: boolean;
  /** What it begins with where this paper was never printed. */
  readonly begins?: (dossier: Dossier) => string;
}

/**
 * Whether a paper can be printed of a dossier as it stands: as it is, only as a draft that says so across the page, or
 * not at all. `other`: the dossier's procedure never has this paper.
 */
export type PaperStanding =
  | { readonly status: 'ready' }
  | { readonly status: 'draft'; readonly because: Label }
  | { readonly status: 'notNow'; readonly because: Label }
  | { readonly status: 'other' };

/** When it is asked, and what the desk counts time by. */
export interface StandsAt {
  readonly now: Instant;
  readonly desk: DeskTime;
}

/** `desk`: forms of the one-stop desk. `result`: what the citizen came for. `copy`: extracts of it. `declaration`: prefilled, to be signed. */
export type PaperFamily = 'desk' | 'result' | 'copy' | 'declaration';

export type SheetSize = 'a4' | 'a4-landscape' | 'a5' | 'a5-landscape';

/** A paper as data: one layout prints them all (docs/decisions/0149). */
export interface Paper {
  /** Kept in every print of it: never changes. */
  readonly id: PaperId;
  readonly family: PaperFamily;
  readonly sheet: SheetSize;
  readonly standing: (dossier: Dossier, procedure: Procedure, at: StandsAt) => PaperStanding;
  readonly questions: (dossier: Dossier) => readonly PaperQuestion[];
  readonly body: (source: PaperSource) => PaperBody;
}
