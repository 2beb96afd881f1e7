import { mkdirSync } from 'node:fs';
import type { DestinationStream, Logger } from 'pino';
import { applyMutation } from '../src/domain/apply-mutation.ts';
import { practiceCommune } from '../src/domain/administrative-units.ts';
import { localDateOf } from '../src/domain/vietnam-time.ts';
import type { HashText } from '../src/domain/words.ts';
import { createApp } from './app.ts';
import { countBodies } from './bodies-under-way.ts';
import { keepBackingUp, type KeepBackingUp, noBackups } from './backup/keep-backing-up.ts';
import { readDeliverySettings } from './delivery/delivery-settings.ts';
import { type DeliveringAll, startDelivering } from './delivery/start-delivering.ts';
import { readKeyFile } from './backup/key-file.ts';
import { writeBackup } from './backup/write-backup.ts';
import { claimReceiptKey, receiptKeyFileOf } from './claim-receipt-key.ts';
import type { Settings } from './environment.ts';
import { loadHandInKey } from './hand-in-key.ts';
import { howItCame } from './how-it-came.ts';
import { lookAround } from './in-the-open.ts';
import { findCommune } from './find-commune.ts';
import { firstStart } from './first-start.ts';
import { keepReads } from './keep-reads.ts';
import { createMeasures } from './metrics/create-measures.ts';
import { createMetricsApp } from './metrics/metrics-app.ts';
import { lookAtAllPens } from './look-at-pens.ts';
import { keepCollecting } from './documents/collect-orphans.ts';
import { openPageBlobs } from './documents/open-page-blobs.ts';
import { createLive } from './live.ts';
import { listen, type Listening } from './listen.ts';
import { createLog } from './log.ts';
import { verifyWithNode } from './node-receipt-signer.ts';
import { createPasswords, passwordCost } from './passwords.ts';
import type { Packing } from './packing.ts';
import { readCertificate } from './read-certificate.ts';
import { readPolicy } from './read-policy.ts';
import { reconsider } from './reconsider.ts';
import { createRequestLimit } from './request-limit.ts';
import { eraseByAge } from './retention/erase-by-age.ts';
import { seatExchanges } from './seat-exchanges.ts';
import { chanceOf, type RandomBytes } from './secrets.ts';
import { seedAccounts } from './seed-accounts.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';
import { loadStaticFiles } from './static-files.ts';
import { serverVersion } from './server-version.ts';
import { startCommitThread } from './store/libsql/start-commit-thread.ts';
import { openStore } from './store/open-store.ts';

export interface ServerParts {
  readonly settings: Settings;
  readonly seedsAccounts: boolean;
  /** Folder of the built app. */
  readonly appDirectory: string;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly hash: HashText;
  readonly packing: Packing;
  readonly logTo: DestinationStream;
  /** Tells a person at the terminal one line. */
  readonly say: (line: string) => void;
  /** Told after an exchange's transactions have committed and before its answer goes out. */
  readonly committed: (scopes: readonly string[]) => void;
}

/** Makes the parts and listens. What it throws tells in its message what a person must put right. */
export async function runServer(parts: ServerParts): Promise<Listening> {
  const { settings, clock, newId, randomBytes, hash, say } = parts;
  const { dataDirectory } = settings;
  const log = createLog(settings.logLevel, parts.logTo);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const delivery = settings.deliveryFile === undefined ? undefined : readDeliverySettings(settings.deliveryFile);
  const files = loadStaticFiles(parts.appDirectory);
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const { store, pokes, alone } = await openStore({
    ...settings,
    newId,
    now: () => clock.now(),
    timers: parts.timers,
    committer: startCommitThread,
  });
  const live = createLive({ store, pokes });
  let deliveries: DeliveringAll | undefined;
  let backups: KeepBackingUp | undefined;
  let stopping = false;
  try {
    const warning = await lookAround({ settings, seedsAccounts: parts.seedsAccounts, store });
    const certificate = readCertificate(settings.tls);
    const passwords = await createPasswords(passwordCost);
    const making = { store, passwords, clock, newId, randomBytes };
    const commune = () => {
      const code = settings.communeCode ?? practiceCommune.code;
      const found = findCommune(code, localDateOf(clock.now()), files);
      if (found === undefined) throw new Error(`COMMUNE_CODE: there is no commune ${code}.`);
      return found;
    };
    const { signer, firstSignIn, seeded } = await alone(async () => ({
      signer: await claimReceiptKey({ store, clock, newId, settings }),
      firstSignIn: await firstStart({ ...making, dataDirectory, commune }),
      seeded: parts.seedsAccounts ? await seedAccounts({ ...making, dataDirectory }) : [],
    }));
    const changed = await reconsider({ store, clock, hash, apply: applyMutation, pokes });
    await lookAtAllPens({ store, clock, hash, apply: applyMutation, pokes });
    if (changed > 0) log.info({ changed }, 'judged again what was in quarantine');

    backups = startBackups(parts, log, pause);
    const reads = keepReads({ store: store.readLog, clock, timers: parts.timers, log });
    const blobs = openPageBlobs({ ...parts, fetch, log });
    const chance = chanceOf(randomBytes);
    const exchanges = seatExchanges({ clock, timers: parts.timers, chance, rules: settings.exchanges });
    const backup = backups;
    const watched = {
      store,
      live,
      load: () => exchanges.load(),
      backup: () => backup.standing(),
      now: () => clock.now(),
    };
    const measures = settings.metrics && createMeasures({ ...watched, ofProcess: true });
    const app = createApp({
      ...making,
      ...(measures && { measures }),
      blobs,
      ...(delivery === undefined
        ? {}
        : { deliveryTargets: delivery.targets, roadOf: (scope) => deliveries?.roadOf(scope) }),
      communeBytes: settings.documents.communeBytes,
      backups,
      reads,
      apply: applyMutation,
      pokes,
      live,
      timers: parts.timers,
      exchanges,
      hash,
      signer,
      handInKey: loadHandInKey(receiptKeyFileOf(settings)),
      verify: verifyWithNode,
      packing: parts.packing,
      log,
      tokenHours: settings.tokenHours,
      sessions: settings.sessions,
      ...(settings.relyingParty === undefined ? {} : { relyingParty: settings.relyingParty }),
      enrolment: {
        by: settings.enrolment ?? (parts.seedsAccounts ? 'password' : 'code'),
        keyless: settings.keylessDevices ?? parts.seedsAccounts,
      },
      files,
      contentSecurityPolicy: readPolicy(files, settings.hub.origins),
      committed: parts.committed,
      pause,
      stopping: () => stopping,
      ...howItCame(settings.trustedProxies),
      requests: createRequestLimit(clock),
      bodies: countBodies(),
    });
    if (delivery !== undefined) {
      const delivering = { store, blobs, clock, newId, hash, apply: applyMutation, pokes, log };
      const road = { settings: delivery, timers: parts.timers, files, randomBytes, fetch };
      deliveries = startDelivering({ ...delivering, ...road });
    }
    const listening = await listen(app, { host: settings.host, port: settings.port, certificate });
    const watching = measures && (await listen(createMetricsApp(measures), settings.metrics));
    const endCollecting = keepCollecting({ store, blobs, clock, timers: parts.timers, log });
    const endErasing = eraseByAge({ store: store.readLog, clock, timers: parts.timers, log, pause });
    say(`Liền Mạch is ready at ${listening.url}`);
    if (watching) say(`Its numbers are told at ${watching.url}/metrics`);
    say(firstSignIn);
    seeded.forEach(say);
    if (warning !== null) say(warning);
    log.info({ epoch: await store.epoch(), receiptKey: signer.key.id }, 'ready');
    return {
      url: listening.url,
      async stop(graceMs) {
        stopping = true;
        log.info('stopping');
        // Whoever waits comes again when there is a server again; a stream would hold this one until it is cut.
        live.endAll();
        await Promise.all([deliveries?.stop(graceMs), backups?.stop(), listening.stop(graceMs), watching?.stop(0)]);
        endErasing();
        endCollecting();
        await reads.flush();
        await pokes.close();
        await store.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await deliveries?.stop(0);
    await backups?.stop();
    await pokes.close();
    await store.close();
    throw error;
  }
}

/** Backups by the clock, where the settings ask for them. A key that cannot be read is told before anybody is served. */
function startBackups(parts: ServerParts, log: Logger, pause: () => Promise<void>): KeepBackingUp {
  const { settings, clock, timers, randomBytes } = parts;
  const { folder, keyFile, everyHours } = settings.backup;
  if (everyHours === undefined || keyFile === undefined) return noBackups;
  const key = readKeyFile(keyFile);
  const receiptKeyFile = receiptKeyFileOf(settings);
  const same = { place: settings, folder, key, receiptKeyFile, server: serverVersion, randomBytes };
  return keepBackingUp({
    folder,
    everyHours,
    clock,
    timers,
    log,
    pause,
    write: (at, rest) => writeBackup({ ...same, at, pause: rest }),
  });
}
