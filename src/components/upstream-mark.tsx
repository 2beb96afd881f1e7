import { needsSomebody, type Upstream } from '../domain/upstream.ts';
import { useMessages } from '../state/locale.ts';
import { Sign } from './signs.tsx';
import './upstream-mark.css';

/** Where it stands in the national systems, by the one table of states: sign and word, never colour alone. */
export function UpstreamMark({ upstream }: { readonly upstream: Pick<Upstream, 'state'> }) {
  const words = useMessages();
  const sign = needsSomebody(upstream) ? 'attention' : upstream.state === 'registered' ? 'done' : 'sending';
  return (
    <span className={`upstream-mark is-${upstream.state}`}>
      <Sign name={sign} />
      {words.upstream[upstream.state]}
    </span>
  );
}
