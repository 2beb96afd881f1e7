import { useMessages } from '../state/locale.ts';
import './work-progress.css';

export interface WorkProgressProps {
  /** What is being done, and how far it is. */
  readonly text: string;
  readonly title: string;
  readonly done: number;
  readonly of: number;
  readonly onStop: () => void;
}

/** Long work is seen to go on, and can be stopped. */
export function WorkProgress({ text, title, done, of, onStop }: WorkProgressProps) {
  const words = useMessages().shell;
  return (
    <div className="work-progress">
      <p role="status">{text}</p>
      <progress value={done} max={Math.max(1, of)} aria-label={title} />
      <button type="button" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}
