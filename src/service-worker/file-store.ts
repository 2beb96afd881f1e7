import { storeKey, type DeliveryFile } from './delivery-file.ts';

/** Where files of the app are kept between visits: one store for all versions, named by content. */
export interface FileStore {
  find(file: DeliveryFile): Promise<Response | undefined>;
  /** Any version's file of that path, for a page older or newer than this worker. */
  findByUrl(url: string): Promise<Response | undefined>;
  keep(file: DeliveryFile, response: Response): Promise<void>;
  /** Forgets every file that neither this version nor the one it replaces has. */
  sweep(files: readonly DeliveryFile[]): Promise<void>;
}

const cacheName = 'lien-mach-files';
/** Beside the files: the keys of the version that was active last. */
const activeKeysUrl = '/.active-files.json';

export function createFileStore(caches: Pick<CacheStorage, 'open'>): FileStore {
  let opened: Promise<Cache> | undefined;
  const cache = (): Promise<Cache> => (opened ??= caches.open(cacheName));
  return {
    find: async (file) => (await cache()).match(storeKey(file)),
    findByUrl: async (url) => (await cache()).match(url, { ignoreSearch: true }),
    keep: async (file, response) => (await cache()).put(storeKey(file), response),
    async sweep(files) {
      const store = await cache();
      const before = await store.match(activeKeysUrl);
      const replaced = before === undefined ? [] : ((await before.json()) as readonly string[]);
      const keys = files.map(storeKey);
      // Pages still open from the replaced version may yet ask for a part of it (L6).
      const kept = new Set([activeKeysUrl, ...keys, ...replaced]);
      for (const { url } of await store.keys()) {
        const { pathname, search } = new URL(url);
        if (!kept.has(pathname + search)) await store.delete(url);
      }
      await store.put(activeKeysUrl, new Response(JSON.stringify(keys)));
    },
  };
}
