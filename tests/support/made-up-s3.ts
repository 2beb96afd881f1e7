import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const s3Account = {
  accessKeyId: 'AKTHU0000000000',
  secret: 'made-up-secret/+1',
  region: 'vn-1',
  bucket: 'trang',
};

/** What goes wrong with one answer. */
export type S3Fault =
  | { readonly status: number; readonly code?: string; readonly body?: string }
  /** Nothing is ever said. */
  | 'silent'
  /** Broken off in the middle. */
  | 'cut';

export interface MadeUpS3 {
  readonly url: string;
  readonly kept: Map<string, Buffer>;
  /** Of the next answers, one each. */
  readonly faults: S3Fault[];
  readonly asked: string[];
  readonly stop: () => Promise<void>;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The signature that the request should have (AWS Signature Version 4, worked out from its published steps), against what it says. */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer, now: number): string | undefined {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/u.exec(
      headers.authorization ?? '',
    );
  if (said === null) return 'AccessDenied';
  const [, id, day = '', region = '', names = '', signature] = said;
  const at = String(headers['x-amz-date'] ?? '');
  const time = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(time - now) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  if (id !== s3Account.accessKeyId || region !== s3Account.region) return 'InvalidAccessKeyId';
  const list = names.split(';');
  if (!list.includes('host') || !list.includes('x-amz-content-sha256')) return 'AccessDenied';
  const digest = String(headers['x-amz-content-sha256'] ?? '');
  if (digest !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const lines = list.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [method, url, '', lines, names, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${s3Account.secret}`, day), region));
  const wanted = hmac(key, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex');
  return wanted === signature ? undefined : 'SignatureDoesNotMatch';
}

/** A store of objects in memory that believes no request which is not signed. */
export async function openMadeUpS3(now: () => number): Promise<MadeUpS3> {
  const kept = new Map<string, Buffer>();
  const faults: S3Fault[] = [];
  const asked: string[] = [];
  const refuse = (answer: ServerResponse, status: number, code: string): void => {
    answer.writeHead(status, { 'content-type': 'application/xml' });
    answer.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>made up</Message></Error>`);
  };
  const answerTo = (request: IncomingMessage, answer: ServerResponse, body: Buffer): void => {
    asked.push(`${request.method} ${request.url}`);
    const fault = faults.shift();
    if (fault === 'silent') return;
    if (fault === 'cut') {
      answer.writeHead(200, { 'content-length': '1000' });
      answer.write('half', () => answer.destroy());
      return;
    }
    if (fault !== undefined) {
      if (fault.code !== undefined) refuse(answer, fault.status, fault.code);
      else answer.writeHead(fault.status, { location: '/elsewhere' }).end(fault.body ?? '');
      return;
    }
    const wrong = isSigned(request, body, now());
    if (wrong !== undefined) {
      refuse(answer, 403, wrong);
      return;
    }
    const name = request.url ?? '';
    if (!name.startsWith(`/${s3Account.bucket}/`)) refuse(answer, 404, 'NoSuchBucket');
    else if (request.method === 'PUT') {
      kept.set(name, body);
      answer.writeHead(200).end();
    } else if (request.method === 'DELETE') {
      kept.delete(name);
      answer.writeHead(204).end();
    } else if (kept.has(name)) answer.writeHead(200).end(kept.get(name));
    else refuse(answer, 404, 'NoSuchKey');
  };
  const server = createServer((request, answer) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answerTo(request, answer, Buffer.concat(pieces)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    faults,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
