import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { OutageFacts } from '../../store/store.ts';

/** When this machine did not reach the server. */
export function Outages({ outages }: { readonly outages: readonly OutageFacts[] }) {
  const words = useMessages();
  const now = useNow();
  const own = words.onTime;
  return (
    <section>
      <h2>{own.outages}</h2>
      <p className="soft">{own.outagesHelp}</p>
      {outages.length === 0 && <p>{own.noOutage}</p>}
      <ul className="ledger">
        {outages.map(({ from, to, reason }) => (
          <li key={from} className="ledger-line">
            {own.outage(
              sayWhen(from, now, words),
              to === null ? own.lasting : sayWhen(to, now, words),
              words.failure[reason],
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
