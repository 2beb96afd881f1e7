import { PracticeMarks } from '../../components/practice-marks.tsx';
import { calibrated, type Calibration, type PlacedValue } from '../../domain/papers/blanks.ts';
import { usePageRule } from '../../components/page-rule.ts';
import { usePaperLetters } from './use-paper-letters.ts';
import './overlay-sheet.css';

const mm = (value: number): string => `${value.toFixed(2)}mm`;

/** The whole sheet is ours: places are measured from its corner. */
export const onBlank = '@page { size: A4 portrait; margin: 0 }';

export interface OverlaySheetProps {
  readonly id: string;
  readonly values: readonly PlacedValue[];
  readonly calibration: Calibration;
  /** Across the sheet: a draft spoils no blank unseen. */
  readonly across: readonly string[];
  readonly title: string;
  readonly titleId: string;
}

/** Only the values, each where the printed blank has room for it. */
export function OverlaySheet({ id, values, calibration, across, title, titleId }: OverlaySheetProps) {
  usePageRule(onBlank);
  usePaperLetters();
  return (
    <div className="overlay" data-sheet={id} lang="vi">
      <h2 id={titleId} className="overlay-title">
        {title}
      </h2>
      {values.map((each) => {
        const { key, value, size, x, y, width } = calibrated(each, calibration);
        return (
          <p key={key} data-key={key} style={{ left: mm(x), top: mm(y), width: mm(width), fontSize: `${size}pt` }}>
            {value}
          </p>
        );
      })}
      {across.map((mark) => (
        <p key={mark} className="overlay-across" data-mark={mark} />
      ))}
      <PracticeMarks />
    </div>
  );
}

const crosses = [20, 105, 190].flatMap((x) => [20, 148, 276].map((y) => ({ x, y })));

/** Crosses at known places: what a ruler says they are off by is what the calibration needs. */
export function TestSheet({
  calibration,
  title,
  titleId,
}: Pick<OverlaySheetProps, 'calibration' | 'title' | 'titleId'>) {
  usePageRule(onBlank);
  return (
    <div className="overlay" data-sheet="testSheet" lang="vi">
      <h2 id={titleId} className="overlay-title">
        {title}
      </h2>
      {crosses.map((cross) => {
        const { x, y } = calibrated({ ...cross, width: 0 }, calibration);
        return (
          <div key={`${cross.x}-${cross.y}`} className="overlay-cross" style={{ left: mm(x), top: mm(y) }}>
            <span>
              {cross.x} × {cross.y} mm
            </span>
          </div>
        );
      })}
      <PracticeMarks />
    </div>
  );
}
