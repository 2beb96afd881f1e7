import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What the browser has where it trusts the address; its types know no other. */
type Trusted = Partial<Pick<Navigator, 'mediaDevices' | 'serviceWorker'>>;

async function hasCamera({ mediaDevices }: Trusted): Promise<boolean> {
  const devices = (await mediaDevices?.enumerateDevices()) ?? [];
  return devices.some(({ kind }) => kind === 'videoinput');
}

/**
 * Brings the reader of codes onto a machine that has a camera and no reader of its own, so that the first card of a day
 * without a line can be read. The service worker keeps it; without one it would be fetched for nothing.
 */
export async function fetchReaderAhead(): Promise<void> {
  const trusted: Trusted = navigator;
  const isKept = (trusted.serviceWorker?.controller ?? null) !== null;
  if ('BarcodeDetector' in globalThis || !navigator.onLine || !isKept) return;
  if (await hasCamera(trusted)) await (await fetch(reader)).arrayBuffer();
}
