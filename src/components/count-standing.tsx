import { useFigureWords } from '../state/figures-words.ts';
import { useMessages } from '../state/locale.ts';
import type { Counted } from '../state/use-counted.ts';
import { WorkProgress } from './work-progress.tsx';

interface CountStandingProps {
  readonly counted: Exclude<Counted<unknown>, { readonly at: 'told' }>;
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** In place of figures that are not there yet: how far the count is, or why there is none. */
export function CountStanding({ counted, onStop, onAgain }: CountStandingProps) {
  const { sheets } = useMessages();
  const words = useFigureWords();
  if (counted.at === 'counting') {
    const { done, of } = counted;
    return <WorkProgress text={sheets.walking(done, of)} title={words.counting} done={done} of={of} onStop={onStop} />;
  }
  return (
    <div>
      <p role={counted.at === 'failed' ? 'alert' : 'status'}>
        {counted.at === 'failed' ? words.countFailed : words.countStopped}
      </p>
      <button type="button" onClick={onAgain}>
        {words.countAgain}
      </button>
    </div>
  );
}
