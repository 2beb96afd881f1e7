import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly port: number;
  /** The `Range` of every request, in order; an empty string where there was none. */
  readonly ranges: string[];
  close(): Promise<void>;
}

/** A server whose every answer the test writes; `ask` counts from 0. */
export async function openFileServer(
  answer: (ask: number, req: IncomingMessage, res: ServerResponse) => void,
): Promise<FileServer> {
  const ranges: string[] = [];
  const server = createServer((req, res) => {
    ranges.push(req.headers.range ?? '');
    answer(ranges.length - 1, req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers as RFC 9110 §14 has it: the whole, or the part asked for unless If-Range names another content. */
export function answerWithRange(body: Buffer, req: IncomingMessage, res: ServerResponse, etag?: string): Buffer {
  if (etag !== undefined) res.setHeader('etag', etag);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '') ?? [];
  const condition = req.headers['if-range'];
  if (first === undefined || (condition !== undefined && condition !== etag)) {
    res.writeHead(200, { 'content-length': body.length });
    return body;
  }
  const start = Number(first);
  const end = last === '' ? body.length - 1 : Math.min(Number(last), body.length - 1);
  if (start >= body.length) {
    res.writeHead(416, { 'content-range': `bytes */${body.length}` });
    return Buffer.alloc(0);
  }
  res.writeHead(206, { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${body.length}` });
  return body.subarray(start, end + 1);
}
