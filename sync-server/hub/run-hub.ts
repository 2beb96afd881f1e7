import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyWithNode } from '../node-receipt-signer.ts';
import { isInTheOpen } from '../in-the-open.ts';
import { listen, type Listening } from '../listen.ts';
import { createLog, failureForLog } from '../log.ts';
import { readCertificate } from '../read-certificate.ts';
import { createRequestLimit } from '../request-limit.ts';
import type { ServerParts } from '../run-server.ts';
import { createHub } from './hub.ts';
import { readHubIdentity } from './hub-identity.ts';
import { type HubStore, openHubStore } from './hub-store.ts';
import { openMirror } from './mirror.ts';

export interface HubServerParts extends Pick<
  ServerParts,
  'settings' | 'clock' | 'timers' | 'newId' | 'hash' | 'packing' | 'logTo' | 'say'
> {
  readonly upstream: string;
}

/** How often a hub looks to the province by itself, in ms, and how soon after somebody was here. */
const worksEvery = 20_000;
const worksAfter = { tookIn: 1_000, passedOn: 3_000 };

/** The hub's files in the data folder. */
export function openHubFiles(dataDirectory: string): HubStore {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  return openHubStore(join(dataDirectory, 'hub.db'));
}

/** Runs the hub of a commune. What it throws tells in its message what a person must put right. */
export async function runHub({ settings, upstream, ...parts }: HubServerParts): Promise<Listening> {
  const { clock, timers, newId, say } = parts;
  const { dataDirectory, host, port } = settings;
  const log = createLog(settings.logLevel, parts.logTo);
  const certificate = readCertificate(settings.tls);
  if (certificate === undefined && isInTheOpen(host)) {
    throw new Error(
      `HOST is ${host}, and no browser talks to a hub without a certificate: TLS_CERT_FILE, TLS_KEY_FILE.`,
    );
  }
  const store = openHubFiles(dataDirectory);
  const identity = readHubIdentity(store);
  if (identity?.upstream !== upstream) {
    store.close();
    throw new Error(
      identity === undefined
        ? 'This machine is no hub yet: lien-mach hub join.'
        : `This is the hub of ${identity.upstream}. Another province needs another DATA_DIR.`,
    );
  }
  const mirror = openMirror({ file: join(dataDirectory, 'mirror.db'), notes: store, newId, now: () => clock.now() });
  let stopped = false;
  let cancel = (): void => undefined;
  let dueAt = Infinity;
  let working = Promise.resolve();
  const workIn = (milliseconds: number): void => {
    if (stopped || clock.monotonicMs() + milliseconds >= dueAt) return;
    cancel();
    dueAt = clock.monotonicMs() + milliseconds;
    cancel = timers.set(milliseconds, () => {
      dueAt = Infinity;
      working = hub
        .work()
        .then(() => undefined)
        .catch((error: unknown) => log.error(failureForLog(error), 'the hub could not go on'))
        .finally(() => workIn(worksEvery));
    });
  };
  const hub = createHub({
    ...{ ...parts, log, identity, store, mirror, fetch, verify: verifyWithNode },
    appOrigin: new URL(upstream).origin,
    requests: createRequestLimit(clock),
    stirred: (by) => workIn(worksAfter[by]),
  });
  const listening = await listen(hub.app, { host, port, certificate });
  workIn(0);
  say(`Liền Mạch hub of commune ${identity.scope} is ready at ${listening.url}, for ${upstream}`);
  return {
    url: listening.url,
    async stop(graceMs) {
      stopped = true;
      cancel();
      const grace = new Promise<void>((resolve) => void timers.set(graceMs, resolve));
      await Promise.all([listening.stop(graceMs), Promise.race([working, grace])]);
      await mirror.close();
      store.close();
    },
  };
}
