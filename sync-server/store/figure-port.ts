import type { CountedEntries } from '../../src/domain/figures/entry-counts.ts';
import type { DossierCounts } from '../../src/domain/figures/dossier-counts.ts';
import type { Days } from '../../src/domain/figures/period.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { DossierFigure } from '../figures/figure-of.ts';

/** How far a commune's log is counted, and by which revision of what the commune states for itself. */
export interface FigureMark {
  readonly seq: number;
  readonly officeRev: number;
}

/** Dossiers of one procedure in one commune. */
export interface CountedLine {
  readonly scope: string;
  readonly procedure: string;
  readonly counts: DossierCounts;
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
  /** As they stood when the period ended, or `now` while it lasts. */
  count(scopes: readonly string[], days: Days, now: Instant): Promise<readonly CountedLine[]>;
  /** Registered in the period; those alike in all that is counted together. */
  entries(scopes: readonly string[], days: Days): Promise<readonly ({ readonly scope: string } & CountedEntries)[]>;
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
