/** One file of one version of the app, as it travels. The list of them is written into the service worker by the build. */
export interface DeliveryFile {
  /** Path on our origin, leading slash included: `/assets/main-Bx81.js`. */
  readonly url: string;
  /** See `digestLetters`; of what travels. */
  readonly digest: string;
  /** Length of what travels. */
  readonly bytes: number;
  /** True when `<url>.gz` travels instead of the file itself. */
  readonly packed: boolean;
}

/**
 * What only some machines ever need, and is large: it is fetched when a page first asks for it, and stays from then on. The
 * reader of codes alone is a third of everything else (docs/decisions/0287).
 */
export function isFetchedWhenAsked({ url }: Pick<DeliveryFile, 'url'>): boolean {
  return url.endsWith('.wasm');
}

/**
 * A digest is the first 36 bits of the SHA-256, as six letters of base64: it guards against mixed versions, cut and foreign
 * content, and the list of all of them must be small enough for the worst connection.
 */
export const digestLetters = 6;

export function transferUrl(file: Pick<DeliveryFile, 'url' | 'packed'>): string {
  return file.packed ? `${file.url}.gz` : file.url;
}

/** Names the content, not the place: two versions that share a file share its copy, and never mix files that changed. */
export function storeKey(file: DeliveryFile): string {
  return `${file.url}?digest=${file.digest}`;
}

/** The list as it stands in the worker: column by column, which packs better than file by file. */
export interface PackedList {
  readonly bytes: readonly number[];
  /** One after another, `digestLetters` each. */
  readonly digests: string;
  /** With `|` between; below `/assets/` where none begins with `/`, and after `=` where the file itself travels. */
  readonly names: string;
}

const home = '/assets/';

export function packList(files: readonly DeliveryFile[]): PackedList {
  const name = ({ url, packed }: DeliveryFile): string =>
    `${packed ? '' : '='}${url.startsWith(home) ? url.slice(home.length) : url}`;
  return {
    bytes: files.map(({ bytes }) => bytes),
    digests: files.map(({ digest }) => digest).join(''),
    names: files.map(name).join('|'),
  };
}

export function unpackList({ bytes, digests, names }: PackedList): readonly DeliveryFile[] {
  return names.split('|').map((said, at) => {
    const name = said.replace(/^=/u, '');
    return {
      url: name.startsWith('/') ? name : home + name,
      digest: digests.slice(at * digestLetters, (at + 1) * digestLetters),
      bytes: bytes[at] ?? 0,
      packed: name === said,
    };
  });
}
