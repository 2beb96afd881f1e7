import { Link } from 'wouter';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { sayAge } from '../../state/when-words.ts';

/** What has not left this machine, and since when. Asked for itself: how the exchange stands changes all the time. */
export function WaitingToSend({ now }: { readonly now: number }) {
  const { store } = useParts();
  const words = useMessages();
  const status = useLive(() => store.exchangeStatus(), [store]);
  if (status === undefined || status.waiting === 0 || status.oldestMadeAt === null) return null;
  return (
    <section>
      <h2>
        {words.today.waiting} <span className="count">{status.waiting}</span>
      </h2>
      <p>
        {words.today.waitingNote(status.waiting, sayAge(status.oldestMadeAt, now, words))}.{' '}
        <Link href={paths.outbox}>{words.today.openOutbox}</Link>
      </p>
    </section>
  );
}
