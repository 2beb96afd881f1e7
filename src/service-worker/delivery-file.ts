/** One file of one version of the app, as it travels. The list of them is written into the service worker by the build. */
export interface DeliveryFile {
  /** Path on our origin, leading slash included: `/assets/main-Bx81.js`. */
  readonly url: string;
  /** See `digestBytes`; of what travels. */
  readonly digest: string;
  /** Length of what travels. */
  readonly bytes: number;
  /** True when `<url>.gz` travels instead of the file itself. */
  readonly packed: boolean;
}

/**
 * A digest is the first 6 bytes of the SHA-256, in base64: it guards against mixed versions, cut and foreign content,
 * and the list of all of them must be small enough for the worst connection.
 */
export const digestBytes = 6;

export function transferUrl(file: Pick<DeliveryFile, 'url' | 'packed'>): string {
  return file.packed ? `${file.url}.gz` : file.url;
}

/** Names the content, not the place: two versions that share a file share its copy, and never mix files that changed. */
export function storeKey(file: DeliveryFile): string {
  return `${file.url}?digest=${file.digest}`;
}
