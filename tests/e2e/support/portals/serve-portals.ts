import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'vite';

const here = import.meta.dirname;

export interface Portals {
  readonly url: string;
  /** A mapping file of theirs, for the address they have today. */
  mapping(name: 'ministry' | 'province'): string;
  close(): Promise<void>;
}

/** The page of the province's portal, as a bundler makes it. */
async function provinceScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // As it is shipped, also where this is a test.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${here}/province-form.tsx`, formats: ['iife'], name: 'province', fileName: 'province' },
    },
  });
  const [first] = Array.isArray(built) ? built : [];
  const chunk = first?.output[0];
  if (chunk === undefined) throw new Error('The province’s form was not built.');
  return chunk.code;
}

const pageOf = (body: string): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Cổng làm mẫu</title><body>${body}</body></html>`;

/** Two made-up forms in the manner of real ones: one of tables and late lists, one that a framework draws anew. */
export async function servePortals(): Promise<Portals> {
  const province = await provinceScript();
  const pages: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
    '/ministry/birth': { type: 'text/html', body: readFileSync(`${here}/ministry-form.html`, 'utf8') },
    '/ministry/saved': {
      type: 'text/html',
      body: pageOf('<p>Đã lưu. Mã hồ sơ: <b id="maHoSo">H99.99-261122-0007</b></p>'),
    },
    '/province/birth': { type: 'text/html', body: pageOf('<main></main><script src="/province.js"></script>') },
    '/province.js': { type: 'text/javascript', body: province },
    '/elsewhere/form': {
      type: 'text/html',
      body: pageOf('<form><label>Họ tên người mẹ <input name="a1"></label></form>'),
    },
  };
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://portal').pathname];
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${page.type}; charset=utf-8` }).end(page.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    mapping: (name) =>
      readFileSync(`${here}/${name}.mapping.json`, 'utf8').replace(/https:\/\/[a-z-]+\.example\.test/gu, url),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
