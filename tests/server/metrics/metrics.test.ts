import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMeasures, type CountedMeasures } from '../../../sync-server/metrics/create-measures.ts';
import { createMetricsApp } from '../../../sync-server/metrics/metrics-app.ts';
import type { BackupStanding } from '../../../src/protocol/health.ts';
import { createLive } from '../../../sync-server/live.ts';
import type { ServerStore } from '../../../sync-server/store/port.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { holdServerClock, testCommune } from '../../support/server-parts.ts';
import { openTestStore } from '../../support/test-store.ts';
import { openDesk } from '../open-desk.ts';

let store: ServerStore;
let backup: BackupStanding;
let measures: CountedMeasures;
let server: ServerInProcess;
let broken = false;

beforeEach(async () => {
  const clock = holdServerClock();
  broken = false;
  backup = { status: 'off', newest: null };
  store = await openTestStore({ clock });
  const live = createLive({ store, pokes: { subscribe: () => () => undefined } });
  const failing = { totals: () => Promise.reject(new Error('disk')) } as unknown as ServerStore['deliveries'];
  measures = createMeasures({
    store: {
      get deliveries() {
        return broken ? failing : store.deliveries;
      },
      check: (at) => (broken ? Promise.reject(new Error('disk')) : store.check(at)),
    },
    live,
    load: () => ({ sinceStartMs: 0, underWay: 3, lastMinute: 9, waiting: 2, refused: 7, waitedMs: 1_500 }),
    backup: () => backup,
    now: () => clock.now(),
  });
  server = await openServerInProcess({ measures, live }, { store });
});
afterEach(() => server.close());

/** The value of one series; `undefined`: there is none. */
async function told(series: string): Promise<string | undefined> {
  const { body } = await measures.text();
  return body
    .split('\n')
    .find((line) => line.startsWith(`${series} `))
    ?.slice(series.length + 1);
}

describe('the numbers for whoever watches the server', () => {
  it('counts exchanges, acts and receipts by status; before anything has happened they are there and 0', async () => {
    expect(await told('lien_mach_receipts_told_total{status="applied"}')).toBe('0');
    expect(await told('lien_mach_receipts_told_total{status="quarantined"}')).toBe('0');
    const desk = await openDesk(server);
    const lanes = [desk.run(1, ...desk.acts.openings(4))];
    await desk.post(desk.request({ lanes }));
    expect(await told('lien_mach_exchanges_total')).toBe('1');
    expect(await told('lien_mach_acts_brought_total')).toBe('4');
    expect(await told('lien_mach_receipts_told_total{status="applied"}')).toBe('4');
    await desk.post(desk.request({ lanes }));
    expect(await told('lien_mach_acts_brought_total')).toBe('8');
  });

  it('times requests by the pattern of their route: no address, no id, no name', async () => {
    const desk = await openDesk(server);
    await desk.post(desk.request({ lanes: [desk.run(1, ...desk.acts.openings(2))] }));
    await server.fetch(`${server.serverUrl}/v1/snapshots/${testCommune.code}`);
    await server.fetch(`${server.serverUrl}/ho-so/${desk.session.account.id}?q=Nguyen`);
    expect(await told('lien_mach_request_seconds_count{method="POST",route="/v1/sync",status="200"}')).toBe('1');
    expect(await told('lien_mach_request_seconds_count{method="GET",route="/v1/snapshots/:scope",status="401"}')).toBe(
      '1',
    );
    const { body } = await measures.text();
    for (const secret of [desk.session.account.id, testCommune.code, desk.session.token, 'Nguyen', 'thu1']) {
      expect(body, secret).not.toContain(secret);
    }
  });

  it('tells of backups that are late, of a database that is down, and goes on telling', async () => {
    expect(await told('lien_mach_backup_good')).toBe('1');
    expect(await told('lien_mach_backup_age_seconds')).toBe('Nan');
    expect(await told('lien_mach_database_up')).toBe('1');
    expect(await told('lien_mach_delivery_records{state="attention"}')).toBe('0');
    backup = { status: 'late', newest: new Date(Date.parse(server.clock.now()) - 7_200_000).toISOString() };
    broken = true;
    expect(await told('lien_mach_backup_good')).toBe('0');
    expect(await told('lien_mach_backup_age_seconds')).toBe('7200');
    expect(await told('lien_mach_database_up')).toBe('0');
    expect(await told('lien_mach_delivery_records{state="attention"}')).toBeUndefined();
    expect(await told('lien_mach_exchanges_under_way')).toBe('3');
    expect(await told('lien_mach_exchanges_waiting')).toBe('2');
    // Told twice, counted once.
    expect(await told('lien_mach_exchanges_refused_total')).toBe('7');
    expect(await told('lien_mach_exchanges_refused_total')).toBe('7');
    expect(await told('lien_mach_exchanges_waited_seconds_total')).toBe('1.5');
  });

  it('counts who waits for news', async () => {
    const leave = server.parts.live.join({
      ...{ device: 'd', account: 'a', scope: testCommune.code },
      still: async () => undefined,
      told: () => undefined,
      end: () => undefined,
    });
    expect(await told('lien_mach_waiting_for_news')).toBe('1');
    leave();
    expect(await told('lien_mach_waiting_for_news')).toBe('0');
  });

  it('has one page at an address of its own, and the server has none at its', async () => {
    const app = createMetricsApp(measures);
    const page = await app.request('/metrics');
    expect(page.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('# TYPE lien_mach_request_seconds histogram');
    expect((await app.request('/healthz')).status).toBe(404);
    expect((await server.fetch(`${server.serverUrl}/metrics`)).status).toBe(404);
  });
});
