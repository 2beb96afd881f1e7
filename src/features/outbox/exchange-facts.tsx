import { type Fact, FactList } from '../../components/fact-list.tsx';
import type { Messages } from '../../messages/vi.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { sayAge, saySecond, sayWhen } from '../../state/when-words.ts';
import { DoubledCodes } from './doubled-codes.tsx';
import type { ExchangeStatus } from '../../store/store.ts';

function nextTryInWords(status: ExchangeStatus, now: number, words: Messages): string {
  if (status.phase === 'exchanging') return words.outbox.now;
  if (status.phase === 'paused') return words.outbox.whenSignedIn;
  if (status.nextTryAt !== null && Date.parse(status.nextTryAt) > now) return saySecond(status.nextTryAt);
  return words.outbox.whenWoken;
}

function failureInWords({ lastFailure }: ExchangeStatus, now: number, words: Messages): string {
  if (lastFailure === null) return words.outbox.none;
  const why = words.failure[lastFailure.reason];
  const code = lastFailure.httpStatus === null ? '' : ` (${words.failureCode(lastFailure.httpStatus)})`;
  return `${sayWhen(lastFailure.at, now, words)}: ${why}${code}`;
}

/** When it last worked, why it last did not, how long the oldest waits, when it is tried again (R16). */
export function ExchangeFacts() {
  const { store } = useParts();
  const words = useMessages();
  const now = useNow(5_000);
  const status = useLive(() => store.exchangeStatus(), [store, now]);
  if (status === undefined) return null;
  const { outbox } = words;
  const facts: readonly Fact[] = [
    [outbox.lastSuccess, status.lastSuccessAt === null ? outbox.never : sayWhen(status.lastSuccessAt, now, words)],
    [outbox.lastFailure, failureInWords(status, now, words)],
    [outbox.nextTry, nextTryInWords(status, now, words)],
    [outbox.oldest, status.oldestMadeAt === null ? outbox.none : sayAge(status.oldestMadeAt, now, words)],
  ];
  return (
    <section className="exchange-facts" aria-label={outbox.facts}>
      <FactList facts={facts} />
      {status.restore !== null && (
        <p className="exchange-note">
          {outbox.restored(sayWhen(status.restore.noticedAt, now, words), status.restore)}
        </p>
      )}
      {status.copied !== null && (
        <>
          <p className="exchange-note">
            {outbox.copied(sayWhen(status.copied.noticedAt, now, words), status.copied.doubled.length)}
          </p>
          <DoubledCodes doubled={status.copied.doubled} now={now} />
        </>
      )}
    </section>
  );
}
