/** Where another app of the machine posts what it shares, and the screen that takes it; the form's field of files. */
export const sharePath = '/nhan-giay-to';
export const shareField = 'trang';

/** From a page to the worker. */
export type PageMessage =
  /** The person chose to change to the version that waits. The word is workbox-window's. */
  | { readonly type: 'SKIP_WAITING' }
  /** A page that came up without its worker (a forced reload does that) asks to be served by it. */
  | { readonly type: 'CLAIM' }
  /** The first screen is usable: fetch the rest. Said again now and then, since a browser may stop a worker. */
  | { readonly type: 'PRECACHE' }
  /** The page for what was shared is open: the files come back through the port that came with it. */
  | { readonly type: 'TAKE_SHARED' };

/** From the worker to every page. */
export type WorkerMessage =
  /** `held` bytes of the file are here. */
  | { readonly type: 'RECEIVED'; readonly url: string; readonly held: number }
  /** `bytes` of the whole version's `totalBytes` are in the store. */
  | { readonly type: 'PRECACHED'; readonly bytes: number; readonly totalBytes: number };

export function parsePageMessage(data: unknown): PageMessage | undefined {
  const type = readField(data, 'type');
  const known = type === 'SKIP_WAITING' || type === 'CLAIM' || type === 'PRECACHE' || type === 'TAKE_SHARED';
  return known ? { type } : undefined;
}

export function parseWorkerMessage(data: unknown): WorkerMessage | undefined {
  const type = readField(data, 'type');
  if (type === 'RECEIVED') {
    const url = readField(data, 'url');
    const held = readField(data, 'held');
    return typeof url === 'string' && typeof held === 'number' ? { type, url, held } : undefined;
  }
  if (type === 'PRECACHED') {
    const bytes = readField(data, 'bytes');
    const totalBytes = readField(data, 'totalBytes');
    return typeof bytes === 'number' && typeof totalBytes === 'number' ? { type, bytes, totalBytes } : undefined;
  }
  return undefined;
}

function readField(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}
