import type { Instant } from '../../src/domain/words.ts';
import type { FigureCounts } from '../../src/protocol/figures.ts';
import type { DossierFigure } from '../figures/figure-of.ts';

/** How far a commune's log is counted, and by which revision of what the commune states for itself. */
export interface FigureMark {
  readonly seq: number;
  readonly officeRev: number;
}

export interface CountedLine extends FigureCounts {
  readonly scope: string;
  readonly month: string;
  readonly procedure: string;
}

/** What is counted of communes. Worked out of their records, and made anew from them at any time. */
export interface FigureStore {
  mark(scope: string): Promise<FigureMark>;
  /** In one transaction; `false`: another process has counted on from `from` meanwhile. `begins`: what was counted before counts no more. */
  keep(
    scope: string,
    step: {
      readonly from: FigureMark;
      readonly to: FigureMark;
      readonly begins: boolean;
      readonly figures: readonly DossierFigure[];
      /** Records that count no more: they have left, or are reports. */
      readonly gone: readonly string[];
    },
  ): Promise<boolean>;
  /**
   * Dossiers that have ever borne this code, where they were then, as far as that commune is counted; more than one where
   * a copied profile gave it out twice.
   */
  withCode(code: string): Promise<readonly { readonly scope: string; readonly id: string }[]>;
  count(scopes: readonly string[], now: Instant): Promise<readonly CountedLine[]>;
  entries(
    scopes: readonly string[],
  ): Promise<
    readonly { readonly scope: string; readonly month: string; readonly book: string; readonly count: number }[]
  >;
  machines(scopes: readonly string[]): Promise<
    readonly {
      readonly scope: string;
      readonly count: number;
      readonly waiting: number;
      readonly since: Instant | null;
      readonly lastExchange: Instant | null;
    }[]
  >;
}
