import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCommune } from '../../sync-server/find-commune.ts';
import { readPolicy } from '../../sync-server/read-policy.ts';
import { loadStaticFiles } from '../../sync-server/static-files.ts';
import { testCommune } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const script = `export const words = ${JSON.stringify('liền mạch '.repeat(2_000))};\n`;
const packedByBuild = gzipSync(script, { level: 1 });
const page = '<!doctype html><title>Liền Mạch</title>';
const policy = "default-src 'self'";
let folder: string;
let server: ServerInProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-app-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'units'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'service-worker.js'), '// worker');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'assets/main-1a2b.js'), script);
  writeFileSync(join(folder, 'assets/main-1a2b.js.gz'), packedByBuild);
  writeFileSync(join(folder, 'csp.json'), JSON.stringify({ contentSecurityPolicy: policy }));
  const unit = (code: string, name: string) => ({ code, name, validFrom: '2025-07-01' });
  writeFileSync(join(folder, 'units/provinces.json'), JSON.stringify([unit('98', 'Thành phố Thử')]));
  writeFileSync(join(folder, 'units/98.json'), JSON.stringify([unit('98001', 'Phường Mẫu')]));
  const files = loadStaticFiles(folder);
  server = await openServerInProcess({ files, contentSecurityPolicy: readPolicy(files) });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.fetch(server.serverUrl + path, { method, headers });

describe('the app’s files', () => {
  it('go packed to those who can unpack, as the build packed them', async () => {
    const answer = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-length')).toBe(String(packedByBuild.byteLength));
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(gunzipSync(await answer.arrayBuffer()).toString()).toBe(script);
    const plain = await get('/assets/main-1a2b.js');
    expect(await plain.text()).toBe(script);
    expect(plain.headers.get('etag')).not.toBe(answer.headers.get('etag'));
  });

  it('are kept for ever under /assets, and asked for again elsewhere', async () => {
    const cached = async (path: string) => (await get(path)).headers.get('cache-control');
    expect(await cached('/assets/main-1a2b.js')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/index.html', '/service-worker.js', '/manifest.webmanifest']) {
      expect(await cached(path)).toBe('no-cache');
    }
    const { headers } = await get('/index.html');
    const again = await get('/index.html', { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('resume: the packed file itself, by range, under a strong tag', async () => {
    const path = '/assets/main-1a2b.js.gz';
    const whole = await get(path, { 'accept-encoding': 'gzip' });
    const tag = whole.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/u);
    expect(whole.headers.get('content-encoding')).toBeNull();
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(whole.headers.get('content-length')).toBe(String(packedByBuild.byteLength));

    const rest = await get(path, { range: 'bytes=100-', 'if-range': tag });
    expect(rest.status).toBe(206);
    const size = packedByBuild.byteLength;
    expect(rest.headers.get('content-range')).toBe(`bytes 100-${size - 1}/${size}`);
    expect(rest.headers.get('content-length')).toBe(String(size - 100));
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(packedByBuild.subarray(100));

    const middle = await get(path, { range: 'bytes=10-19' });
    expect(Buffer.from(await middle.arrayBuffer())).toEqual(packedByBuild.subarray(10, 20));
    const end = await get(path, { range: 'bytes=-5' });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(packedByBuild.subarray(-5));
  });

  it('come whole when the part asked for is of another version, and not at all beyond their end', async () => {
    const path = '/assets/main-1a2b.js.gz';
    const other = await get(path, { range: 'bytes=100-', 'if-range': '"another"' });
    expect(other.status).toBe(200);
    expect((await other.arrayBuffer()).byteLength).toBe(packedByBuild.byteLength);
    const beyond = await get(path, { range: `bytes=${packedByBuild.byteLength}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${packedByBuild.byteLength}`);
    for (const range of ['bytes=0-1,5-6', 'bytes=9-3', 'lines=1-2', 'bytes=-']) {
      expect((await get(path, { range })).status).toBe(200);
    }
  });

  it('tell their size to HEAD without their body', async () => {
    const answer = await get('/assets/main-1a2b.js.gz', {}, 'HEAD');
    expect(answer.headers.get('content-length')).toBe(String(packedByBuild.byteLength));
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
  });

  it('answer a person’s way to any screen with the app, and nothing else with it', async () => {
    const asPerson = { accept: 'text/html,application/xhtml+xml' };
    const screen = await get('/ho-so/01930000', asPerson);
    expect(await screen.text()).toBe(page);
    expect(screen.headers.get('content-security-policy')).toBe(policy);
    for (const path of ['/assets/gone-9z.js', '/gone.png', '/v1/anything']) {
      expect((await get(path, asPerson)).status).toBe(404);
    }
    expect((await get('/ho-so/01930000', { accept: 'application/json' })).status).toBe(404);
  });

  it('are all there is: no path leads out of them', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fetc/passwd', '//etc/passwd']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

it('finds a commune and its province in the tables built beside the app', () => {
  const files = loadStaticFiles(folder);
  expect(findCommune('98001', '2026-11-20', files)).toEqual({
    code: '98001',
    name: 'phường Mẫu',
    provinceCode: '98',
    provinceName: 'thành phố Thử',
    closing: '17:00',
  });
  expect(findCommune('98001', '2025-06-30', files)).toBeUndefined();
  expect(findCommune('98002', '2026-11-20', files)).toBeUndefined();
  expect(findCommune('99999', '2026-11-20', new Map())).toEqual(testCommune);
});
