import { incarnationOf } from './incarnation.ts';
import type { Delivering } from './keep-delivering.ts';
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

/** Begins to hand over to every target of the settings. */
export function startDelivering({ settings, timers, files, randomBytes, fetch, ...parts }: StartParts): Delivering {
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
    async stop(graceMs) {
      await Promise.all(running.map((one) => one.stop(graceMs)));
    },
  };
}
