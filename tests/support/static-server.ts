import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { answerWithRange, openFileServer } from './file-server.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

export interface StaticServer {
  readonly port: number;
  /** `GET /assets/x.js.gz bytes=100-`, in the order they came. */
  readonly asked: string[];
  /** From now on another build is served, as after a deployment. */
  serve(folder: string): void;
  close(): Promise<void>;
}

/** Serves a built app as its delivery expects it of any server, and no more. */
export async function openStaticServer(folder: string): Promise<StaticServer> {
  const asked: string[] = [];
  let served = folder;
  const files = await openFileServer((_, req, res) => {
    asked.push([req.method, req.url, req.headers.range].filter((part) => part !== undefined).join(' '));
    answer(served, req, res);
  });
  return {
    port: files.port,
    asked,
    serve(next) {
      served = next;
    },
    close: () => files.close(),
  };
}

function answer(folder: string, req: IncomingMessage, res: ServerResponse): void {
  const path = new URL(req.url ?? '/', 'http://served').pathname;
  if (path === '/healthz' || path.startsWith('/v1/')) {
    res.setHeader('content-type', 'application/json').end('{}');
    return;
  }
  const named = join(folder, normalize(path === '/' ? '/index.html' : path));
  if (!existsSync(named) && extname(path) !== '') {
    res.writeHead(404).end();
    return;
  }
  const file = existsSync(named) ? named : join(folder, 'index.html');
  const packed = req.headers['accept-encoding']?.includes('gzip') === true && existsSync(`${file}.gz`);
  const body = readFileSync(packed ? `${file}.gz` : file);
  if (packed) res.setHeader('content-encoding', 'gzip');
  res.setHeader('content-type', contentTypes[extname(file)] ?? 'application/octet-stream');
  res.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  res.setHeader('content-security-policy', policyOf(folder));
  res.setHeader('x-content-type-options', 'nosniff');
  res.end(answerWithRange(body, req, res, `"${createHash('sha256').update(body).digest('hex')}"`));
}

function policyOf(folder: string): string {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'csp.json'), 'utf8'));
  const policy: unknown = Reflect.get(Object(file), 'contentSecurityPolicy');
  if (typeof policy !== 'string') throw new Error(`No policy in ${folder}/csp.json`);
  return policy;
}
