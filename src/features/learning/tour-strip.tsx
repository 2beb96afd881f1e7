import { useEffect } from 'react';
import { learning } from '../../messages/vi/learning.ts';
import { useLateWords } from '../../state/language.ts';
import { useLive } from '../../state/live.ts';
import { useParts } from '../../state/parts.ts';
import { type PracticeDesk, useLineCut } from '../../state/practice.ts';
import { tourAfter, tourSteps } from './tour-steps.ts';
import { useTour } from './use-tour.ts';
import './learning.css';

/** How many of the newest dossiers are looked at: hers is among them. */
const lookedAt = 20;

/** One line above the screen: what to do next. It covers nothing, and goes on when the thing has been done. */
export function TourStrip({ practice }: { readonly practice: PracticeDesk }) {
  const { store } = useParts();
  const words = useLateWords('learning', learning);
  const { place, move, begin, leave, takeUp } = useTour();
  const isCut = useLineCut(practice);
  const lying = useLive(
    async () => ({ drafts: await store.drafts(), dossiers: await store.dossiers({ limit: lookedAt }) }),
    [store],
  );
  const after = place === null || lying === undefined ? place : tourAfter(place, { ...lying, isCut });
  useEffect(() => {
    if (after !== null && after !== place) move(after);
  });
  if (after?.isLeft === true || after?.step === 'done')
    return (
      <section className="tour" aria-label={words.tour}>
        <p role="status">{after.step === 'done' ? words.done : words.left}</p>
        {after.step !== 'done' && (
          <button type="button" className="quiet" onClick={takeUp}>
            {words.takeUp}
          </button>
        )}
        <button type="button" className="quiet" onClick={begin}>
          {words.again}
        </button>
      </section>
    );
  return (
    <section className="tour" aria-label={words.tour}>
      <p role="status">
        {after === null
          ? words.first(tourSteps.length)
          : `${words.step(tourSteps.indexOf(after.step) + 1, tourSteps.length)} ${words.steps[after.step]}`}
      </p>
      {after === null && (
        <button type="button" onClick={begin}>
          {words.begin}
        </button>
      )}
      <button type="button" className="quiet" onClick={leave}>
        {words.leave}
      </button>
    </section>
  );
}
