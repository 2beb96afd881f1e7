import type { Instant } from '../../src/domain/words.ts';
import { incarnationOf } from './incarnation.ts';
import { keepDelivering } from './keep-delivering.ts';
import { nameUnits } from './name-units.ts';
import { connectTo } from './connect-to.ts';
import type { DeliverParts } from './deliver-parts.ts';
import type { DeliverySettings } from './delivery-settings.ts';
import { chanceOf, type RandomBytes } from '../secrets.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { StaticFiles } from '../static-files.ts';

interface StartParts extends Pick<
  DeliverParts,
  'store' | 'blobs' | 'clock' | 'newId' | 'hash' | 'apply' | 'pokes' | 'log'
> {
  readonly settings: DeliverySettings;
  readonly timers: ServerTimers;
  readonly files: StaticFiles;
  readonly randomBytes: RandomBytes;
  readonly fetch: typeof fetch;
}

/** The road of a commune, for whoever looks. */
export interface RoadStanding {
  readonly name: string;
  readonly failures: number;
  readonly closedUntil: Instant | null;
}

export interface DeliveringAll {
  /** Waits so long for calls under way, and then cuts them. */
  stop(graceMs: number): Promise<void>;
  roadOf(scope: string): RoadStanding | undefined;
}

/** Begins to hand over to every target of the settings. */
export function startDelivering({ settings, timers, files, randomBytes, fetch, ...parts }: StartParts): DeliveringAll {
  const { mapping, targets } = settings;
  const worldOf = nameUnits(files, parts.clock);
  const running = targets.map((target) =>
    keepDelivering(
      {
        ...parts,
        ...{ mapping, worldOf, target },
        by: parts.newId(),
        incarnation: incarnationOf(randomBytes),
        connect: (cut) => connectTo(target, { ...parts, fetch, cut }),
        chance: chanceOf(randomBytes),
      },
      timers,
    ),
  );
  return {
    roadOf(scope) {
      const at = targets.findIndex(({ communes }) => communes.some(({ code }) => code === scope));
      const [target, road] = [targets[at], running[at]?.road()];
      if (target === undefined || road === undefined) return undefined;
      const closedUntil = road.closedUntil === 0 ? null : new Date(road.closedUntil).toISOString();
      return { name: target.name, failures: road.failures, closedUntil };
    },
    async stop(graceMs) {
      await Promise.all(running.map((one) => one.stop(graceMs)));
    },
  };
}
