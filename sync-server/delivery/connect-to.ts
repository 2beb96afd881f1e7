import type { Logger } from 'pino';
import type { ServerClock } from '../server-clock.ts';
import type { Connection } from './connector.ts';
import type { DeliveryTarget } from './delivery-settings.ts';
import { connectDropFolder } from './drop-folder/connect-drop-folder.ts';
import { connectOneStop } from './one-stop/connect-one-stop.ts';
import { connectWebhook } from './webhook/connect-webhook.ts';

interface ConnectParts {
  readonly fetch: typeof fetch;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly cut: AbortSignal;
  readonly log: Logger;
}

/** The road that a target of the settings names. */
export function connectTo(target: DeliveryTarget, { fetch, clock, newId, cut, log }: ConnectParts): Connection {
  switch (target.kind) {
    case 'oneStop':
      return connectOneStop({ target, fetch, monotonicMs: () => clock.monotonicMs(), cut });
    case 'webhook':
      return connectWebhook({ target, fetch, clock, cut });
    case 'dropFolder':
      return connectDropFolder({ target, clock, newId, log });
  }
}
