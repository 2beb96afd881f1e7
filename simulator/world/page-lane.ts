import type { DeviceStore } from '../../src/store/create-store.ts';
import type { Clock, Timers } from '../../src/store/device-ports.ts';
import { createPageWire } from '../../src/sync/pages/page-wire.ts';
import { sendPages } from '../../src/sync/pages/send-pages.ts';
import type { ReplayParts } from '../../src/sync/replay.ts';

interface LaneParts {
  readonly store: DeviceStore;
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly report: (error: unknown) => void;
}

/** What the tab that leads does beside the exchanges, as the page puts it together: it sends the pages that wait. */
export function createPageLane({
  store,
  fetch,
  origin,
  ...parts
}: LaneParts): Required<Pick<ReplayParts, 'beside' | 'heardServer'>> {
  const { clock, timers } = parts;
  const { work, heardServer } = sendPages({
    ...parts,
    store: store.pages,
    wire: createPageWire({ fetch, origin, clock, timers }),
    line: () => 'unknown',
  });
  return { beside: work, heardServer };
}
