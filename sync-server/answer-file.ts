import { acceptsGzip } from './answer-body.ts';
import type { StaticBody, StaticFile, StaticFiles } from './static-files.ts';

/** The file a GET or HEAD asks for; a person's navigation to any screen is answered with the app itself. */
export function findFile(files: StaticFiles, path: string, accept: string | null): StaticFile | undefined {
  const file = files.get(path);
  if (file !== undefined) return file;
  const isScreen = !path.startsWith('/v1/') && !path.startsWith('/assets/') && !/\.[^/]*$/u.test(path);
  const navigates = path === '/' || (accept ?? '').includes('text/html');
  return isScreen && navigates ? files.get('/index.html') : undefined;
}

/** Answers with a file: packed when it may, a part when asked, nothing when the asker has it already (RFC 9110 §13, §14). */
export function answerFile(request: Request, file: StaticFile): Response {
  const packed = acceptsGzip(request.headers.get('accept-encoding')) ? file.packed : undefined;
  const body = packed ?? file.plain;
  const headers: Record<string, string> = {
    'content-type': file.contentType,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: body.etag,
    'accept-ranges': 'bytes',
    ...(file.packed === undefined ? {} : { vary: 'Accept-Encoding' }),
    ...(packed === undefined ? {} : { 'content-encoding': 'gzip' }),
  };
  const has = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  if (has.includes(body.etag) || has.includes('*')) return new Response(null, { status: 304, headers });

  const size = body.bytes.byteLength;
  const range = request.method === 'GET' ? readRange(request, body) : 'whole';
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  if (range === 'whole') return send(request, body.bytes, 200, headers);
  const part = body.bytes.subarray(range.from, range.to + 1);
  return send(request, part, 206, { ...headers, 'content-range': `bytes ${range.from}-${range.to}/${size}` });
}

function send(request: Request, bytes: Buffer, status: number, headers: Record<string, string>): Response {
  const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
  return new Response(body, { status, headers: { ...headers, 'content-length': String(bytes.byteLength) } });
}

/**
 * The one range asked for. Several ranges, another unit, or a condition that does not hold: the whole file, as the
 * standard allows — a part of another version would be worse than the whole of this one.
 */
function readRange(request: Request, { bytes, etag }: StaticBody): { from: number; to: number } | 'whole' | 'outside' {
  const condition = request.headers.get('if-range');
  if (condition !== null && condition !== etag) return 'whole';
  const [match, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(request.headers.get('range') ?? '') ?? [];
  if (match === undefined || (first === '' && last === '')) return 'whole';
  const size = bytes.byteLength;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return 'whole';
  return from >= size || (first === '' && Number(last) === 0) ? 'outside' : { from, to };
}
