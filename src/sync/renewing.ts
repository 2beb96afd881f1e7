import type { Clock } from '../store/device-ports.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { AskRefresh } from './ask-refresh.ts';
import type { Chance } from './backoff.ts';
import type { Attempt } from './exchange.ts';
import { newLine } from './line-size.ts';
import { afterFailure } from './pace.ts';

interface RenewingParts {
  readonly store: ExchangeStore;
  readonly ask: AskRefresh;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Whether there is a hub, which knows her by her machine while nobody can renew her token; absent: there is none. */
  readonly mayGoByHub?: () => Promise<boolean>;
}

/** With a hub to go by, a renewal that did not come through is not tried again for so long, in ms. */
const renewsAgainAfter = 2 * 60_000;

/**
 * Exchanges under a token that is good: one that is near its end, or was refused, is renewed before, without anybody. Only
 * when the server takes the refresh token no more does the loop pause until she signs in (R9).
 */
export function renewing(exchange: () => Promise<Attempt>, { store, ask, clock, chance, mayGoByHub }: RenewingParts) {
  let failedAt = -Infinity;
  /** `null`: go on with what there is. */
  const renew = async (): Promise<(Attempt & { readonly status: 'failed' }) | null> => {
    const session = await store.renewable();
    if (session?.isDue !== true) return null;
    const byHub = (await mayGoByHub?.()) === true;
    if (byHub && clock.monotonic() - failedAt < renewsAgainAfter) return null;
    const { token, refresh, device } = session;
    const asked = await ask({ refresh, device });
    switch (asked.status) {
      case 'renewed':
        await store.keepRenewed(refresh, asked.answer);
        return null;
      case 'refused':
        await store.dropRefresh(refresh);
        return null;
      case 'failed': {
        failedAt = clock.monotonic();
        if (byHub) return null;
        const { failure, cost } = asked;
        const line = (await store.line()) ?? newLine;
        await store.noteFailure(token, (log) => afterFailure(log, failure, { now: clock.now(), chance }), line);
        return { status: 'failed', failure, cost };
      }
      default:
        return asked satisfies never;
    }
  };
  const isRefused = (attempt: Attempt): boolean =>
    attempt.status === 'failed' && attempt.failure.reason === 'signInNeeded';

  return async (): Promise<Attempt> => {
    const failed = await renew();
    if (failed !== null) return failed;
    const attempt = await exchange();
    if (!isRefused(attempt) || !(await store.outlook()).renews) return attempt;
    // What the exchange noted makes the renewal due.
    const failedNow = await renew();
    if (failedNow !== null) return failedNow;
    const again = await exchange();
    // A new token that is refused as well: renewing is no help, a person must look (R17).
    const left = isRefused(again) ? await store.renewable() : null;
    if (left !== null) await store.dropRefresh(left.refresh);
    return again;
  };
}
