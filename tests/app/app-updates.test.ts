import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppUpdates, type AppUpdates } from '../../src/app/app-updates.ts';
import { FakeServiceWorkers, FakeWorker } from '../support/fake-service-workers.ts';

const minute = 60_000;
const hour = 60 * minute;
const whole = { type: 'PRECACHED', bytes: 100, totalBytes: 100 } as const;

interface World {
  readonly workers: FakeServiceWorkers;
  readonly page: EventTarget;
  readonly updates: AppUpdates;
  /** The worker that serves the page from the beginning. */
  readonly serving: FakeWorker;
  readonly reloads: () => number;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that is served and has started to look after updates. */
async function startPage(prepare: (workers: FakeServiceWorkers) => void = () => undefined): Promise<World> {
  const workers = new FakeServiceWorkers();
  const serving = new FakeWorker();
  workers.control(serving);
  prepare(workers);
  // workbox-window reaches for the browser's own; this is the browser.
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('location', new URL('http://app.test/'));
  vi.stubGlobal('navigator', { serviceWorker: workers });
  const page = new EventTarget();
  let reloads = 0;
  const updates = createAppUpdates({
    workers: workers as unknown as ServiceWorkerContainer,
    window: page,
    later: (ms, act) => void setTimeout(act, ms),
    reload: () => (reloads += 1),
  });
  updates.start();
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
  return { workers, page, updates, serving, reloads: () => reloads };
}

describe('a newer version', () => {
  it('[L6] is told of only when it is whole', async () => {
    const { workers, updates } = await startPage();

    workers.registration.find();
    expect(updates.getState().version).toBe('current');
    workers.registration.finishInstalling();
    expect(updates.getState().version).toBe('ready');
  });

  it('is told of when it was already waiting as the page opened', async () => {
    const { updates } = await startPage(({ registration }) => {
      registration.waiting = new FakeWorker();
    });

    expect(updates.getState().version).toBe('ready');
  });

  it('[L28] is not changed to until the person says so, and then the page opens anew once it is served by it', async () => {
    const { workers, updates, reloads } = await startPage();
    const newer = workers.registration.find();
    workers.registration.finishInstalling();
    await vi.advanceTimersByTimeAsync(10 * hour);
    expect(newer.received).toEqual([]);

    updates.applyUpdate();
    expect(newer.received).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(updates.getState().version).toBe('applying');
    expect(reloads()).toBe(0);

    workers.control(newer);
    expect(reloads()).toBe(1);
  });

  it('can be chosen again when the worker did not hear', async () => {
    const { workers, updates, reloads } = await startPage();
    workers.registration.find();
    workers.registration.finishInstalling();
    updates.applyUpdate();

    await vi.advanceTimersByTimeAsync(minute);

    expect(updates.getState().version).toBe('ready');
    expect(reloads()).toBe(0);
  });

  it('chosen in another window never reloads this one by itself', async () => {
    const { workers, updates, reloads } = await startPage();
    const newer = workers.registration.find();
    workers.registration.finishInstalling();

    workers.control(newer);

    expect(updates.getState().version).toBe('replaced');
    expect(reloads()).toBe(0);
    updates.applyUpdate();
    expect(reloads()).toBe(1);
  });

  it('is fetched again when the line did not let it through, however often, hours after the page was opened', async () => {
    const { workers, updates } = await startPage();
    await vi.advanceTimersByTimeAsync(3 * hour);
    for (let failure = 0; failure < 3; failure += 1) {
      const asked = workers.registration.updates;
      workers.registration.find();
      workers.registration.failInstalling();
      await vi.advanceTimersByTimeAsync(hour);
      expect(workers.registration.updates).toBeGreaterThan(asked);
    }

    workers.registration.find();
    workers.registration.finishInstalling();

    expect(updates.getState().version).toBe('ready');
  });
});

describe('looking for a newer version', () => {
  it('happens every hour', async () => {
    const { workers } = await startPage();

    await vi.advanceTimersByTimeAsync(5 * hour + minute);

    expect(workers.registration.updates).toBe(5);
  });

  it('[R17] happens when the line comes back, but not each time while it flaps', async () => {
    const { workers, page } = await startPage();

    for (let flap = 0; flap < 50; flap += 1) {
      page.dispatchEvent(new Event('online'));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(workers.registration.updates).toBe(1);

    await vi.advanceTimersByTimeAsync(minute);
    page.dispatchEvent(new Event('online'));
    expect(workers.registration.updates).toBe(2);
  });
});

describe('having the whole app on the device', () => {
  const askedFor = (worker: FakeWorker): number =>
    worker.received.filter((message) => JSON.stringify(message) === '{"type":"PRECACHE"}').length;

  it('is asked for once the first screen is usable, and told as it goes', async () => {
    const { workers, updates, serving } = await startPage();
    expect(askedFor(serving)).toBe(1);
    expect(updates.getState().offline).toEqual({ kind: 'unknown' });

    workers.say(serving, { type: 'PRECACHED', bytes: 40, totalBytes: 100 });
    expect(updates.getState().offline).toEqual({ kind: 'filling', bytes: 40, totalBytes: 100 });
    workers.say(serving, whole);
    expect(updates.getState().offline).toEqual({ kind: 'whole' });
  });

  it('[R17] is asked for again, more and more rarely, until it is so', async () => {
    const { workers, serving } = await startPage();

    await vi.advanceTimersByTimeAsync(24 * hour);
    const asked = askedFor(serving);
    expect(asked).toBeGreaterThan(20);
    expect(asked).toBeLessThan(40);

    workers.say(serving, whole);
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(askedFor(serving)).toBe(asked);
  });

  it('is not believed of this version because a newer one says so of itself', async () => {
    const { workers, updates } = await startPage();

    workers.say(workers.registration.find(), whole);

    expect(updates.getState().offline).toEqual({ kind: 'unknown' });
  });
});

describe('without service workers', () => {
  it('nothing is promised and nothing is asked', () => {
    const updates = createAppUpdates({
      workers: undefined,
      window: new EventTarget(),
      later: () => {
        throw new Error('nothing to wait for');
      },
      reload: () => undefined,
    });

    updates.start();
    updates.checkForUpdate();
    updates.applyUpdate();

    expect(updates.getState()).toEqual({ version: 'current', offline: { kind: 'unknown' } });
  });
});
