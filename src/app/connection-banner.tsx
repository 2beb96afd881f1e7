import { useState } from 'react';
import { Link } from 'wouter';
import { type SignName, Sign } from '../components/signs.tsx';
import { localTimeOf } from '../domain/vietnam-time.ts';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import type { Messages } from '../messages/vi.ts';
import { useLive } from '../state/live.ts';
import { useMessages } from '../state/locale.ts';
import { useNow } from '../state/now.ts';
import { useParts } from '../state/parts.ts';
import { paths } from '../state/paths.ts';
import { useSession } from '../state/session.ts';
import { sayAge, sayWhen } from '../state/when-words.ts';
import { type BannerFacts, bannerFacts } from './banner-facts.ts';
import './connection-banner.css';

function lineInWords(line: BannerFacts['line'], words: Messages): string {
  return line.kind === 'failing' ? words.banner.failing(words.failure[line.reason]) : words.banner[line.kind];
}

const signs: Record<BannerFacts['line']['kind'], SignName> = {
  exchanging: 'sending',
  online: 'done',
  neverTried: 'warning',
  noLine: 'noLine',
  signInNeeded: 'warning',
  failing: 'warning',
};

/** The truth about the line, in one strip that is on every screen. */
export function ConnectionBanner() {
  const { store } = useParts();
  const session = useSession();
  const words = useMessages();
  const now = useNow(5_000);
  const [signingIn, setSigningIn] = useState(false);
  // The phase and the ages change with the clock as well as with the rows, so the question is asked again.
  const status = useLive(() => store.exchangeStatus(), [store, now]);
  if (status === undefined) return <div className="connection-banner">{words.banner.loading}</div>;
  const facts = bannerFacts(status, Date.parse(session.expiresAt) <= now);
  const { waiting, attention, line } = facts;
  return (
    <section className={`connection-banner is-${line.kind}`} aria-label={words.banner.label}>
      <p className="banner-line" role="status">
        <Sign name={signs[line.kind]} />
        {lineInWords(line, words)}
      </p>
      {line.kind === 'signInNeeded' && (
        <button type="button" onClick={() => setSigningIn(true)}>
          {words.banner.signInAgain}
        </button>
      )}
      <p className="banner-facts">
        {attention > 0 && (
          <Link href={paths.outbox} className="banner-attention">
            <Sign name="attention" />
            {words.banner.attention(attention)}
          </Link>
        )}
        <span>
          {waiting === null ? (
            words.banner.nothingWaits
          ) : (
            <>
              <b>{words.banner.waiting(waiting.count)}</b>
              {waiting.oldestMadeAt !== null && `, ${words.banner.oldest(sayAge(waiting.oldestMadeAt, now, words))}`}
            </>
          )}
        </span>
        <span>
          {facts.lastSuccessAt === null
            ? words.banner.neverSucceeded
            : words.banner.lastSuccess(sayWhen(facts.lastSuccessAt, now, words))}
        </span>
        {facts.nextTryAt !== null && Date.parse(facts.nextTryAt) > now && (
          <span>{words.banner.nextTry(localTimeOf(facts.nextTryAt))}</span>
        )}
      </p>
      {signingIn && <SignInAgain account={session.account} onClose={() => setSigningIn(false)} />}
    </section>
  );
}
