import type { DeliveryFile } from './delivery-file.ts';
import { fetchResumably, type FetchParts } from './fetch-resumably.ts';
import type { FileStore } from './file-store.ts';
import { responseForFile } from './response-for-file.ts';

export interface DeliveryParts extends FetchParts {
  readonly store: FileStore;
  readonly onBytes: (file: DeliveryFile, held: number) => void;
}

/** `undefined`: the server no longer has this version's file. */
export type DeliverFile = (file: DeliveryFile) => Promise<Response | undefined>;

/** A file from the store, else over the line and into the store. Who asks for a file on its way shares that download. */
export function createDeliverFile(parts: DeliveryParts): DeliverFile {
  const underWay = new Map<string, Promise<Response | undefined>>();

  const download = async (file: DeliveryFile): Promise<Response | undefined> => {
    const fetched = await fetchResumably(file, parts, (held) => {
      parts.onBytes(file, held);
    });
    if (fetched.kind === 'gone') return undefined;
    const response = await responseForFile(file, fetched.bytes, fetched.headers);
    // A full disk must not keep the person from her work: the page gets the file, the next visit fetches it again.
    await parts.store.keep(file, response.clone()).catch(() => undefined);
    return response;
  };

  return async (file) => {
    const stored = await parts.store.find(file);
    if (stored !== undefined) return stored;
    let running = underWay.get(file.url);
    if (running === undefined) {
      running = download(file).finally(() => underWay.delete(file.url));
      underWay.set(file.url, running);
    }
    return (await running)?.clone();
  };
}
