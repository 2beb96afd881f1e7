import { useMessages } from '../state/locale.ts';
import { placeBefore, usePractice } from '../state/practice.ts';

/** On every screen of practice, and never away: that it is practice, and the way out. */
export function PracticeBand() {
  const { practice, practising } = useMessages();
  if (usePractice() === null) return null;
  return (
    <div className="practice-band" role="note" aria-label={practising.label}>
      <p>
        <b>{practice.mark}</b> — {practising.band}
      </p>
      {/* A page is either: the way out loads the real one. */}
      <a href={placeBefore()}>{practice.leave}</a>
    </div>
  );
}
