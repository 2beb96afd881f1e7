import type { ServerClock } from './server-clock.ts';

interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Far above what the app does: a device tries at most once a second, and while it drains as often as the line goes to and
 * fro. By device and by account, never by address: a commune sits behind one.
 */
export const usualRates = {
  device: { burst: 1_000, perSecond: 10 },
  account: { burst: 3_000, perSecond: 30 },
} as const satisfies Record<string, Bucket>;

/** Devices and accounts remembered at once; beyond it the one that has been silent longest is forgotten (R17). */
const remembered = 50_000;

export interface RequestLimit {
  /** Counts one request; the seconds to wait where there have been too many, else `null`. */
  take(who: { readonly device: string; readonly account: string }): number | null;
}

export function createRequestLimit(
  { monotonicMs }: Pick<ServerClock, 'monotonicMs'>,
  rates: Readonly<Record<keyof typeof usualRates, Bucket>> = usualRates,
): RequestLimit {
  const devices = createBuckets(rates.device);
  const accounts = createBuckets(rates.account);
  return {
    take({ device, account }) {
      const now = monotonicMs();
      const wait = Math.max(devices.waitMs(device, now), accounts.waitMs(account, now));
      if (wait > 0) return Math.ceil(wait / 1_000);
      devices.take(device, now);
      accounts.take(account, now);
      return null;
    },
  };
}

function createBuckets({ burst, perSecond }: Bucket) {
  const kept = new Map<string, { readonly left: number; readonly at: number }>();
  const leftOf = (key: string, now: number): number => {
    const before = kept.get(key);
    return before === undefined ? burst : Math.min(burst, before.left + ((now - before.at) / 1_000) * perSecond);
  };
  return {
    waitMs: (key: string, now: number) => Math.max(0, ((1 - leftOf(key, now)) / perSecond) * 1_000),
    take(key: string, now: number) {
      const left = leftOf(key, now) - 1;
      kept.delete(key);
      kept.set(key, { left, at: now });
      const [oldest] = kept.keys();
      if (kept.size > remembered && oldest !== undefined) kept.delete(oldest);
    },
  };
}
