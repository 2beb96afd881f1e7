import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

async function hasCamera(): Promise<boolean> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.some(({ kind }) => kind === 'videoinput');
}

/**
 * Brings the reader of codes onto a machine that has a camera and no reader of its own, so that the first card of a day
 * without a line can be read. The service worker keeps it; without one it would be fetched for nothing.
 */
export async function fetchReaderAhead(): Promise<void> {
  const isOwn = 'BarcodeDetector' in globalThis;
  if (isOwn || !navigator.onLine || navigator.serviceWorker?.controller == null) return;
  if (!(await hasCamera())) return;
  await (await fetch(reader)).arrayBuffer();
}
