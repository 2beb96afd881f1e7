/** As much of CacheStorage as the file store uses, in memory, with room for so many entries. */
export function createFakeCacheStorage(room = Infinity): Pick<CacheStorage, 'open'> {
  const caches = new Map<string, Cache>();
  return {
    async open(name) {
      const found = caches.get(name) ?? createFakeCache(room);
      caches.set(name, found);
      return found;
    },
  };
}

function createFakeCache(room: number): Cache {
  const origin = 'https://app.test';
  const entries = new Map<string, Response>();
  const address = (request: RequestInfo | URL): URL =>
    new URL(request instanceof Request ? request.url : request, origin);
  const find = (request: RequestInfo | URL, options?: CacheQueryOptions): string | undefined => {
    const wanted = address(request);
    if (options?.ignoreSearch !== true) return entries.has(wanted.href) ? wanted.href : undefined;
    return [...entries.keys()].find((key) => new URL(key).pathname === wanted.pathname);
  };
  const unused = (): never => {
    throw new Error('The file store does not use this.');
  };
  return {
    async match(request, options) {
      const key = find(request, options);
      return key === undefined ? undefined : entries.get(key)?.clone();
    },
    async put(request, response) {
      if (entries.size >= room) throw new DOMException('No room.', 'QuotaExceededError');
      entries.set(address(request).href, response);
    },
    async delete(request) {
      return entries.delete(address(request).href);
    },
    async keys() {
      return [...entries.keys()].map((key) => new Request(key));
    },
    add: unused,
    addAll: unused,
    matchAll: unused,
  };
}
