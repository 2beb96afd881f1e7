import type { DeliveryFile } from './delivery-file.ts';

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** What the server said about how the content may behave; a page served from the store is under the same rules. */
const keptHeaders = [
  'content-security-policy',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
];

/** The file as a page expects it, from the bytes as they travelled. Rejects when packed bytes are not gzip. */
export async function responseForFile(
  file: DeliveryFile,
  bytes: Uint8Array<ArrayBuffer>,
  travelled: Headers,
): Promise<Response> {
  const headers = new Headers();
  for (const name of keptHeaders) {
    const value = travelled.get(name);
    if (value !== null) headers.set(name, value);
  }
  const extension = file.url.slice(file.url.lastIndexOf('.') + 1);
  headers.set('content-type', contentTypes[extension] ?? 'application/octet-stream');
  return new Response(file.packed ? await unpack(bytes) : bytes, { headers });
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
