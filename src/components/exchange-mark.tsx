import type { ExchangeState } from '../store/store.ts';
import './exchange-mark.css';
import { Sign } from './signs.tsx';

/** Where an act stands, by the one table of states: sign and word, never colour alone. */
export function ExchangeMark({ state, word }: { readonly state: ExchangeState; readonly word: string }) {
  return (
    <span className={`exchange-mark is-${state}`}>
      <Sign name={state} />
      {word}
    </span>
  );
}
