import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { BackupStanding } from '../../src/protocol/health.ts';
import { upstreamStates } from '../../src/domain/upstream.ts';
import { finalStatuses, heldStatuses } from '../../src/protocol/receipt.ts';
import type { Live } from '../live.ts';
import type { SeatedLoad } from '../seat-exchanges.ts';
import type { ServerStore } from '../store/port.ts';
import type { Measures } from './measures.ts';

/** What is asked each time somebody looks. */
export interface Looked {
  readonly store: Pick<ServerStore, 'deliveries' | 'check'>;
  readonly live: Pick<Live, 'count'>;
  readonly load: () => SeatedLoad;
  readonly backup: () => BackupStanding;
  /** The server's time, ISO 8601. */
  readonly now: () => string;
  /** Of the process itself: memory, event loop, files. Its timers run on; absent: not told. */
  readonly ofProcess?: true;
}

/** Counts, and their telling in the text format of Prometheus (version 0.0.4). */
export interface CountedMeasures extends Measures {
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Seconds; a good line answers in the first three, a congested database in the last three. */
const seconds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMeasures(looked: Looked): CountedMeasures {
  const registry = new Registry();
  const registers = [registry];
  const { store, live, load, backup, now } = looked;

  const requests = new Histogram({
    name: 'lien_mach_request_seconds',
    help: 'Time to answer a request, by method, pattern of its route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  });
  const answered = new Counter({
    name: 'lien_mach_answer_bytes_total',
    help: 'Bytes of answers with a length, by pattern of the route.',
    labelNames: ['route'],
    registers,
  });
  const exchanges = new Counter({ name: 'lien_mach_exchanges_total', help: 'Exchanges answered.', registers });
  const acts = new Counter({
    name: 'lien_mach_acts_brought_total',
    help: 'Acts that came in exchanges, those that came again too.',
    registers,
  });
  const receipts = new Counter({
    name: 'lien_mach_receipts_told_total',
    help: 'Receipts told in exchanges, by status, those told again too.',
    labelNames: ['status'],
    registers,
  });
  const pulled = new Counter({ name: 'lien_mach_changes_told_total', help: 'Rows and markers told.', registers });
  // What has not happened yet is 0 and not missing: an alert on a rate needs the series.
  for (const status of [...finalStatuses, ...heldStatuses]) receipts.inc({ status }, 0);

  const gauge = (name: string, help: string, look: () => number | Promise<number>) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        this.set(await look());
      },
    });
  gauge('lien_mach_exchanges_under_way', 'Exchanges that have come and have no answer yet.', () => load().underWay);
  gauge('lien_mach_exchanges_waiting', 'Of those, the ones that wait for their turn.', () => load().waiting);
  const total = (name: string, help: string, look: () => number) =>
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        this.inc(look());
      },
    });
  total(
    'lien_mach_exchanges_refused_total',
    'Exchanges sent away to come again: too many waited.',
    () => load().refused,
  );
  total('lien_mach_exchanges_waited_seconds_total', 'What exchanges have waited for their turn, added up.', () => {
    return load().waitedMs / 1_000;
  });
  gauge('lien_mach_waiting_for_news', 'Streams and held questions that wait for news.', () => live.count());
  gauge('lien_mach_database_up', '1: a small write to the database went well just now; 0: it did not.', () =>
    store.check(now()).then(
      () => 1,
      () => 0,
    ),
  );
  gauge('lien_mach_backup_good', '1: backups by the clock are off or as they should be; 0: late or failed.', () =>
    ['off', 'ok'].includes(backup().status) ? 1 : 0,
  );
  gauge('lien_mach_backup_age_seconds', 'Since the newest backup was begun; NaN: there is none.', () => {
    const { newest } = backup();
    return newest === null ? Number.NaN : (Date.parse(now()) - Date.parse(newest)) / 1_000;
  });
  new Gauge({
    name: 'lien_mach_delivery_records',
    help: 'Records on the road to the national systems, by where they stand there.',
    labelNames: ['state'],
    registers,
    async collect() {
      // A database that does not answer is told by a gauge of its own.
      const totals = await store.deliveries.totals().catch(() => undefined);
      this.reset();
      if (totals === undefined) return;
      for (const state of upstreamStates) this.set({ state }, totals.get(state) ?? 0);
    },
  });
  if (looked.ofProcess) collectDefaultMetrics({ register: registry });

  return {
    request({ method, route, status, ms, bytes }) {
      requests.observe({ method, route, status: String(status) }, ms / 1_000);
      answered.inc({ route }, bytes);
    },
    exchange(counts, told) {
      exchanges.inc();
      acts.inc(counts.brought);
      pulled.inc(counts.pulled);
      for (const { status } of told) receipts.inc({ status });
    },
    async text() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
