import type { WorkerMessage } from '../../src/service-worker/worker-messages.ts';

/** A worker as a page sees it: a state that changes, and a letter box. */
export class FakeWorker extends EventTarget {
  readonly scriptURL = 'http://app.test/service-worker.js';
  readonly received: unknown[] = [];
  state: ServiceWorkerState = 'installing';

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

export class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  updates = 0;

  async update(): Promise<this> {
    this.updates += 1;
    return this;
  }

  find(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    return worker;
  }

  finishInstalling(): void {
    this.waiting = this.installing;
    this.installing = null;
    this.waiting?.become('installed');
  }

  failInstalling(): void {
    const worker = this.installing;
    this.installing = null;
    worker?.become('redundant');
  }
}

/** As much of `navigator.serviceWorker` as the app and workbox-window use; a test plays the browser's part. */
export class FakeServiceWorkers extends EventTarget {
  readonly registration = new FakeRegistration();
  controller: FakeWorker | null = null;

  async register(): Promise<FakeRegistration> {
    return this.registration;
  }

  /** A worker serves this page from now on. */
  control(worker: FakeWorker): void {
    this.registration.active = worker;
    if (this.registration.waiting === worker) this.registration.waiting = null;
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }

  say(source: FakeWorker, data: WorkerMessage): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [] }));
  }
}
