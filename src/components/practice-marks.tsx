import { usePractice } from '../state/practice.ts';
import './practice-marks.css';

/** As many as the longest print has pages for: what is too many is cut off with the sheet. */
const marks = Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 'THỰC HÀNH' : 'KHÔNG CÓ GIÁ TRỊ'));

/** Made-up people: across everything that can be printed, again and again, so that no page of it is without. The place it stands in must be positioned. */
export function PracticeMarks() {
  if (usePractice() === null) return null;
  return (
    <div className="practice-marks" aria-hidden="true">
      {marks.map((mark, index) => (
        // They never move among each other.
        <p key={index} data-mark={mark} />
      ))}
    </div>
  );
}
