import { useState, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { type SignName, Sign } from '../components/signs.tsx';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import type { Messages } from '../messages/vi.ts';
import { useLive } from '../state/live.ts';
import { useMessages } from '../state/locale.ts';
import { useMachineOffline } from '../state/machine-offline.ts';
import { useNow } from '../state/now.ts';
import { useParts } from '../state/parts.ts';
import { usePractice } from '../state/practice.ts';
import { paths } from '../state/paths.ts';
import { useSession } from '../state/session.ts';
import { sayAge, saySecond, sayWhen } from '../state/when-words.ts';
import { LoadProgressLine } from './load-progress-line.tsx';
import { PracticeBand } from './practice-band.tsx';
import { type BannerFacts, bannerFacts } from './banner-facts.ts';
import './connection-banner.css';

function lineInWords(line: BannerFacts['line'], now: number, words: Messages, practises: boolean): string {
  switch (line.kind) {
    case 'failing':
      return words.banner.failing(words.failure[line.reason]);
    case 'online':
      return (practises ? words.practising : words.banner).online(sayWhen(line.at, now, words));
    case 'viaHub':
      return words.banner.viaHub(sayWhen(line.at, now, words));
    case 'exchanging':
    case 'neverTried':
    case 'noLine':
    case 'signInNeeded':
    case 'accessEnded':
    case 'storageSilent':
      return words.banner[line.kind];
    default: {
      const unreachable: never = line;
      return unreachable;
    }
  }
}

/** Tells the styles how tall the banner is, so that what sticks below it is not covered. */
function tellHeight(banner: HTMLElement | null): (() => void) | undefined {
  if (banner === null) return undefined;
  const observer = new ResizeObserver(() => {
    document.documentElement.style.setProperty('--banner', `${banner.offsetHeight}px`);
  });
  observer.observe(banner);
  return () => observer.disconnect();
}

const signs: Record<BannerFacts['line']['kind'], SignName> = {
  exchanging: 'sending',
  online: 'done',
  viaHub: 'relayed',
  neverTried: 'warning',
  noLine: 'noLine',
  signInNeeded: 'warning',
  accessEnded: 'attention',
  failing: 'warning',
  storageSilent: 'attention',
};

/** The truth about the line, in one strip that is on every screen. */
export function ConnectionBanner() {
  const { store, storage } = useParts();
  const session = useSession();
  const words = useMessages();
  const now = useNow(5_000);
  const offline = useMachineOffline();
  const practises = usePractice() !== null;
  const storageSilent = useSyncExternalStore(storage.subscribe, storage.isSilent);
  const [signingIn, setSigningIn] = useState(false);
  // The phase and the ages change with the clock as well as with the rows, so the question is asked again.
  const status = useLive(() => store.exchangeStatus(), [store, now]);
  const pages = useLive(() => store.pages.waiting(), [store]);
  if (status === undefined) {
    return (
      <div className={storageSilent ? 'connection-banner is-storageSilent' : 'connection-banner'}>
        <PracticeBand />
        <p className="banner-line" role="status">
          {storageSilent ? words.banner.storageSilent : words.banner.loading}
        </p>
      </div>
    );
  }
  const lastsUntil = session.refresh?.expiresAt ?? session.expiresAt;
  const facts = bannerFacts(status, { sessionExpired: Date.parse(lastsUntil) <= now, offline, storageSilent });
  const { waiting, attention, line } = facts;
  return (
    <section ref={tellHeight} className={`connection-banner is-${line.kind}`} aria-label={words.banner.label}>
      <PracticeBand />
      <p className="banner-line" role="status">
        <Sign name={signs[line.kind]} />
        {lineInWords(line, now, words, practises)}
      </p>
      {(line.kind === 'signInNeeded' || line.kind === 'accessEnded') && (
        <button type="button" onClick={() => setSigningIn(true)}>
          {words.banner.signInAgain}
        </button>
      )}
      {status.load !== null && <LoadProgressLine load={status.load} />}
      {facts.restore !== null && (
        <p className="banner-restore">
          <Link href={paths.outbox}>
            <Sign name="warning" />
            {words.outbox.restored(sayWhen(facts.restore.noticedAt, now, words), facts.restore)}
          </Link>
        </p>
      )}
      {facts.copied !== null && (
        <p className="banner-restore">
          <Link href={paths.outbox}>
            <Sign name="warning" />
            {words.banner.copied(facts.copied.doubled.length)}
          </Link>
        </p>
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
            pages === undefined || pages.pages === 0 ? (
              words.banner.nothingWaits
            ) : (
              words.documents.queue(pages.pages, `${Math.ceil(pages.bytes / 1_000)} KB`)
            )
          ) : (
            <>
              <b>{words.banner.waiting(waiting.count)}</b>
              {waiting.relayed > 0 && `, ${words.banner.relayed(waiting.relayed)}`}
              {waiting.oldestMadeAt !== null && `, ${words.banner.oldest(sayAge(waiting.oldestMadeAt, now, words))}`}
            </>
          )}
        </span>
        {facts.lastSuccessAt !== null && (
          <span>{words.banner.lastSuccess(sayWhen(facts.lastSuccessAt, now, words))}</span>
        )}
        {status.lastSuccessAt === null && line.kind !== 'neverTried' && <span>{words.banner.neverSucceeded}</span>}
        {facts.nextTryAt !== null && Date.parse(facts.nextTryAt) > now && (
          <span>{words.banner.nextTry(saySecond(facts.nextTryAt))}</span>
        )}
      </p>
      {signingIn && <SignInAgain account={session.account} onClose={() => setSigningIn(false)} />}
    </section>
  );
}
