import type { Dossier } from '../../domain/dossier.ts';
import { slipPaper } from '../../domain/prints.ts';
import type { Instant } from '../../domain/words.ts';
import type { DossierView, Draft } from '../../store/store.ts';

/** The way round the practice commune, in order. Each is done when what lies on the device says so, whatever was pressed. */
export const tourSteps = ['begin', 'papers', 'cut', 'save', 'slip', 'join', 'receipt', 'enter', 'print'] as const;
export type TourStep = (typeof tourSteps)[number];

/** How far somebody is. `left`: put aside, to be taken up again. */
export interface TourPlace {
  readonly since: Instant;
  readonly step: TourStep | 'done';
  readonly isLeft: boolean;
}

/** What the device holds that bears on the tour. */
export interface TourFacts {
  readonly drafts: readonly Draft[];
  readonly dossiers: readonly DossierView[];
  readonly isCut: boolean;
}

const procedure = 'birth';

const paperNoted = ({ papers = [] }: Draft): boolean => papers.length > 0;

const printed = ({ events }: Dossier, of: (paper: string | undefined) => boolean): boolean =>
  events.some(({ type, touched }) => type === 'recordPrint' && of(touched[0]));

function isDone(step: TourStep, { since }: TourPlace, { drafts, dossiers, isCut }: TourFacts): boolean {
  const begun = drafts.filter((each) => each.procedure === procedure && each.startedAt >= since);
  const views = dossiers.filter(({ dossier }) => dossier.procedure === procedure && dossier.receivedAt >= since);
  const some = (fits: (view: DossierView) => boolean): boolean => views.some(fits);
  switch (step) {
    case 'begin':
      return begun.length > 0 || views.length > 0;
    case 'papers':
      return begun.some(paperNoted) || some(({ dossier }) => (dossier.documents ?? []).length > 0);
    case 'cut':
      return isCut;
    case 'save':
      return views.length > 0;
    case 'slip':
      return some(({ dossier }) => printed(dossier, (paper) => paper === slipPaper));
    case 'join':
      return !isCut;
    case 'receipt':
      return some(({ exchange }) => exchange === 'received');
    case 'enter':
      return some(({ dossier }) => dossier.entry !== undefined);
    case 'print':
      return some(({ dossier }) => dossier.entry !== undefined && printed(dossier, (paper) => paper !== slipPaper));
    default:
      return step satisfies never;
  }
}

/** On to the first step that has not been done; never back, so that no step is asked for twice. */
export function tourAfter(place: TourPlace, facts: TourFacts): TourPlace {
  if (place.step === 'done' || !isDone(place.step, place, facts)) return place;
  const next = tourSteps[tourSteps.indexOf(place.step) + 1] ?? 'done';
  return tourAfter({ ...place, step: next }, facts);
}

export function tourBegun(since: Instant): TourPlace {
  return { since, step: tourSteps[0], isLeft: false };
}
