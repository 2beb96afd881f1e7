import * as v from 'valibot';
import { practisedBy } from '../../state/practice.ts';
import { type TourPlace, tourSteps } from './tour-steps.ts';

const placeSchema = v.object({
  since: v.string(),
  step: v.picklist([...tourSteps, 'done']),
  isLeft: v.boolean(),
});

/** For each person who comes to practise from this device; `nobody`: whoever came without signing in. Ids alone. */
const keyOf = (): string => `lien-mach.tour.${practisedBy() ?? 'nobody'}`;

/** `null`: never begun here, or what lies there is not ours. */
export function readTour(): TourPlace | null {
  try {
    const read = v.safeParse(placeSchema, JSON.parse(localStorage.getItem(keyOf()) ?? 'null'));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export function keepTour(place: TourPlace): void {
  try {
    localStorage.setItem(keyOf(), JSON.stringify(place));
  } catch {
    // Site data refused or full: she begins anew next time.
  }
}
