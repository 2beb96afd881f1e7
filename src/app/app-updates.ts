import type { Workbox } from 'workbox-window';
import { workerUrl } from '../service-worker/worker-url.ts';
import { parseWorkerMessage, type PageMessage } from '../service-worker/worker-messages.ts';

/** Whether this page runs the newest version of the app that the device has. */
export type AppVersionState =
  | 'current'
  /** A newer version is here, whole, and waits for the person. */
  | 'ready'
  /** The person has chosen it; the page opens anew in a moment. */
  | 'applying'
  /** Another window has changed to the newer version. This page goes on as it is until it is opened anew. */
  | 'replaced';

/** Whether the app would open without a line: all of its files are on the device. */
export type OfflineReadiness =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'filling'; readonly bytes: number; readonly totalBytes: number }
  | { readonly kind: 'whole' };

export interface AppUpdatesState {
  readonly version: AppVersionState;
  readonly offline: OfflineReadiness;
}

/** `subscribe` and `getState` fit React's useSyncExternalStore; every change is a new state object. */
export interface AppUpdates {
  readonly getState: () => AppUpdatesState;
  readonly subscribe: (listener: () => void) => () => void;
  /** To be called once, when the first screen is usable. Without service workers it does nothing. */
  readonly start: () => void;
  readonly checkForUpdate: () => void;
  /** Only ever on the person's word, with what she typed already kept (L28). Opens the page anew. */
  readonly applyUpdate: () => void;
}

export interface AppUpdatesParts {
  /** Undefined where the browser gives none (plain HTTP, site data refused). */
  readonly workers: ServiceWorkerContainer | undefined;
  /** The window: `online` is a hint to look for a newer version. */
  readonly window: EventTarget;
  readonly later: (ms: number, act: () => void) => void;
  readonly reload: () => void;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const shortestNudgeMs = 30_000;

export function createAppUpdates(parts: AppUpdatesParts): AppUpdates {
  const { workers, later } = parts;
  const listeners = new Set<() => void>();
  let state: AppUpdatesState = { version: 'current', offline: { kind: 'unknown' } };
  const change = (next: Partial<AppUpdatesState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  let workbox: Workbox | undefined;
  let resting = false;
  let installRetryMs = minuteMs;
  let nudgeMs = shortestNudgeMs;

  const checkForUpdate = (): void => {
    // A line that flaps must not become a question every second (R17).
    if (resting || workbox === undefined) return;
    resting = true;
    later(minuteMs, () => {
      resting = false;
    });
    // No answer now: the next hour, or the line's return, asks again.
    workbox.update().catch(() => undefined);
  };
  const checkHourly = (): void => {
    checkForUpdate();
    later(hourMs, checkHourly);
  };

  const watchForUpdates = (registration: ServiceWorkerRegistration): void => {
    if (registration.waiting !== null) change({ version: 'ready' });
    // Our own ear: workbox-window stops listening after the first update that comes a minute or more after the page,
    // and over a bad line that one may fail and come again.
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && workers?.controller !== null) {
          installRetryMs = minuteMs;
          change({ version: 'ready' });
        }
        if (worker.state === 'redundant' && state.version === 'current') {
          later(installRetryMs, checkForUpdate);
          installRetryMs = Math.min(installRetryMs * 2, hourMs);
        }
      });
    });
  };

  const askToPrecache = (): void => {
    workers?.controller?.postMessage({ type: 'PRECACHE' } satisfies PageMessage);
  };
  const nudge = (): void => {
    if (state.offline.kind === 'whole') return;
    askToPrecache();
    later(nudgeMs, nudge);
    nudgeMs = Math.min(nudgeMs * 2, hourMs);
  };

  const hear = (event: MessageEvent): void => {
    const message = parseWorkerMessage(event.data);
    // A newer version reports on its own files while it installs; that says nothing about this one.
    if (message?.type !== 'PRECACHED' || event.source !== workers?.controller) return;
    const { bytes, totalBytes } = message;
    nudgeMs = shortestNudgeMs;
    change({ offline: bytes === totalBytes ? { kind: 'whole' } : { kind: 'filling', bytes, totalBytes } });
  };

  const register = async (): Promise<void> => {
    // Not needed for the first screen, so not part of it.
    const { Workbox } = await import('workbox-window');
    workbox = new Workbox(workerUrl('lien-mach'));
    workbox.addEventListener('controlling', ({ isUpdate }) => {
      if (state.version === 'applying') parts.reload();
      else if (isUpdate === true) change({ version: 'replaced' });
      else askToPrecache();
    });
    const registration = await workbox.register({ immediate: true });
    if (registration !== undefined) watchForUpdates(registration);
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start() {
      if (workers === undefined) return;
      workers.addEventListener('message', hear);
      parts.window.addEventListener('online', checkForUpdate);
      nudge();
      later(hourMs, checkHourly);
      // Refused or unreachable: the app works on; the boot registers again at the next opening.
      register().catch(() => undefined);
    },
    checkForUpdate,
    applyUpdate() {
      if (state.version === 'replaced') parts.reload();
      if (state.version !== 'ready') return;
      change({ version: 'applying' });
      workbox?.messageSkipWaiting();
      // Not heard: the person may choose again.
      later(shortestNudgeMs, () => {
        if (state.version === 'applying') change({ version: 'ready' });
      });
    },
  };
}
