import type { Page } from 'playwright-core';

/**
 * Everything a page's origin keeps in the browser, as bytes in letters (latin-1): every table and index key of every
 * database, what is in the caches, both storages, the address and the history's state.
 */
export async function dumpBrowser(page: Page): Promise<ReadonlyMap<string, string>> {
  const kept = await page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('the disk did not say why'));
      });
    const letters = (bytes: Uint8Array): string => {
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return text;
    };
    const utf8 = (text: string): string => letters(new TextEncoder().encode(text));
    const flat = (value: unknown): string => {
      if (value instanceof Uint8Array) return letters(value);
      if (value instanceof ArrayBuffer) return letters(new Uint8Array(value));
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, inner]) => `${utf8(key)}:${flat(inner)}`)
          .join('\n');
      return utf8(String(value));
    };
    const stored = (storage: Storage): string => flat(Object.entries(storage));
    const found: [string, string][] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        found.push([`${name}/${table}`, flat(await settled(store.getAll()))]);
        for (const index of store.indexNames) {
          const keys: string[] = [];
          await new Promise<void>((resolve) => {
            const walk = database.transaction(table).objectStore(table).index(index).openKeyCursor();
            walk.onsuccess = () => {
              if (walk.result === null) {
                resolve();
                return;
              }
              keys.push(flat(walk.result.key));
              walk.result.continue();
            };
          });
          found.push([`${name}/${table}/${index}`, keys.join('\n')]);
        }
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const body = new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
        found.push([`${name} ${request.url}`, `${utf8(request.url)}\n${letters(body)}`]);
      }
    }
    found.push(['localStorage', stored(localStorage)], ['sessionStorage', stored(sessionStorage)]);
    found.push(['address', utf8(location.href)], ['history', flat(history.state)], ['cookies', utf8(document.cookie)]);
    return found;
  });
  return new Map(kept);
}

const lettersOfPrefix = 3;
const prefixOf = (text: string, at: number): number =>
  (text.charCodeAt(at) << 16) | (text.charCodeAt(at + 1) << 8) | text.charCodeAt(at + 2);

/**
 * Whether any of some thousand spellings stands in bytes written as letters: all of them in one pass, by how they begin. One
 * after the other, a browser's profile would be read some thousand times.
 */
function anyOf(spellings: readonly string[]): (kept: string) => boolean {
  const short = spellings.filter(({ length }) => length < lettersOfPrefix);
  const begins = new Uint8Array(1 << (8 * lettersOfPrefix));
  const byPrefix = new Map<number, string[]>();
  for (const text of spellings) {
    if (text.length < lettersOfPrefix) continue;
    const prefix = prefixOf(text, 0);
    begins[prefix] = 1;
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), text]);
  }
  return (kept) => {
    if (short.some((text) => kept.includes(text))) return true;
    for (let at = 0; at + lettersOfPrefix <= kept.length; at += 1) {
      const prefix = prefixOf(kept, at);
      if (begins[prefix] === 1 && byPrefix.get(prefix)?.some((text) => kept.startsWith(text, at)) === true) return true;
    }
    return false;
  };
}

/** Where one of these texts lies open: in UTF-8 or UTF-16, as written or as JSON escapes it, in any case. */
export function placesOf(texts: readonly string[], dump: ReadonlyMap<string, string>): string[] {
  const spellings = texts.flatMap((text) =>
    [text, text.toLocaleUpperCase('vi'), text.toLocaleLowerCase('vi'), text.normalize('NFD')].flatMap((form) => [
      Buffer.from(form, 'utf8').toString('latin1'),
      Buffer.from(form, 'utf16le').toString('latin1'),
      Buffer.from(form, 'utf16le').swap16().toString('latin1'),
    ]),
  );
  const holds = anyOf([...new Set(spellings)]);
  return [...dump].flatMap(([place, kept]) => (holds(kept) ? [place] : []));
}
