import { createDeliverFile } from './deliver-files.ts';
import { digestLetters, isFetchedWhenAsked, type PackedList, unpackList } from './delivery-file.ts';
import { createFileStore } from './file-store.ts';
import { precache, type Precached } from './precache.ts';
import { createRouteRequest, type Route } from './route-request.ts';
import { createSharedFiles } from './shared-files.ts';
import { parsePageMessage, type WorkerMessage } from './worker-messages.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PackedList[] };

const files = self.__WB_MANIFEST.flatMap(unpackList);
/** Brought before anybody asks. */
const ahead = files.filter((file) => !isFetchedWhenAsked(file));
const totalBytes = ahead.reduce((sum, file) => sum + file.bytes, 0);
const page = files.find(({ url }) => url === '/index.html');
const store = createFileStore(self.caches);
const routeRequest = createRouteRequest(files, self.location.origin);

const tellPages = async (message: WorkerMessage): Promise<void> => {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
};

const deliver = createDeliverFile({
  store,
  fetch: (url, init) => self.fetch(url, init),
  digest: async (bytes) => {
    const sha256 = await self.crypto.subtle.digest('SHA-256', bytes);
    return self.btoa(String.fromCharCode(...new Uint8Array(sha256, 0, digestLetters))).slice(0, digestLetters);
  },
  wait: (ms) => new Promise((resolve) => self.setTimeout(resolve, ms)),
  random: () => (self.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  stallMs: 20_000,
  onBytes: (file, held) => void tellPages({ type: 'RECEIVED', url: file.url, held }),
});

const shared = createSharedFiles(self.location.origin, (ms, run) => void self.setTimeout(run, ms));

let precaching: Promise<Precached> | undefined;
const precacheOnce = (): Promise<Precached> => {
  precaching ??= precache(ahead, deliver, store, (bytes) => {
    void tellPages({ type: 'PRECACHED', bytes, totalBytes });
  }).finally(() => {
    precaching = undefined;
  });
  return precaching;
};

const respond = async (route: Exclude<Route, { kind: 'leave' }>, request: Request): Promise<Response> => {
  switch (route.kind) {
    case 'shared':
      return shared.receive(request);
    case 'page':
      return (page === undefined ? undefined : await store.find(page)) ?? self.fetch(request);
    case 'file':
      return (await deliver(route.file)) ?? self.fetch(request);
    case 'otherVersion':
      return (await store.findByUrl(route.path)) ?? self.fetch(request);
  }
};

self.addEventListener('install', (event) => {
  if (self.registration.active === null) {
    // A first visit: serve the page that waits for us at once; it asks for the rest when the person can work.
    event.waitUntil(self.skipWaiting());
    return;
  }
  // An update counts as installed when it is whole, and then waits for the person (L6, L28).
  event.waitUntil(
    precacheOnce().then(({ kind }) => {
      if (kind !== 'whole') throw new Error(`This version could not be fetched whole: ${kind}`);
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(store.sweep(files).then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  const message = parsePageMessage(event.data);
  switch (message?.type) {
    case 'SKIP_WAITING':
      event.waitUntil(self.skipWaiting());
      return;
    case 'CLAIM':
      event.waitUntil(self.clients.claim());
      return;
    case 'PRECACHE':
      event.waitUntil(precacheOnce());
      return;
    case 'TAKE_SHARED':
      event.ports[0]?.postMessage(shared.take());
      return;
    case undefined:
      return;
  }
});

self.addEventListener('fetch', (event) => {
  const route = routeRequest(event.request);
  if (route.kind !== 'leave') event.respondWith(respond(route, event.request));
});
