import { create } from 'zustand';
import { useParts } from '../../state/parts.ts';
import { keepTour, readTour } from './tour-place.ts';
import { type TourPlace, tourBegun } from './tour-steps.ts';

const usePlace = create<{ readonly place: TourPlace | null }>(() => ({ place: readTour() }));

function keep(place: TourPlace): void {
  keepTour(place);
  usePlace.setState({ place });
}

/** Where she is on the way round, and what moves it. */
export function useTour() {
  const { clock } = useParts();
  const place = usePlace((state) => state.place);
  const begun = () => tourBegun(new Date(clock.now()).toISOString());
  return {
    place,
    move: keep,
    begin: () => keep(begun()),
    leave: () => keep({ ...(place ?? begun()), isLeft: true }),
    takeUp: () => keep({ ...(place ?? begun()), isLeft: false }),
  };
}
