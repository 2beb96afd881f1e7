import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitsPlugin } from '../../scripts/units/units-plugin.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'units-'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>units</title>');
});

afterAll(() => rm(root, { recursive: true }));

describe('the plugin that ships the units', () => {
  it('puts one file a province beside the built app', async () => {
    await build({ root, configFile: false, logLevel: 'silent', plugins: [unitsPlugin()] });
    const files = await readdir(join(root, 'dist', 'units'));
    expect(files).toHaveLength(36);
    const communes: unknown = JSON.parse(await readFile(join(root, 'dist', 'units', '99.json'), 'utf8'));
    expect(communes).toContainEqual({ code: '99999', name: 'Xã Thử Nghiệm', validFrom: '2025-07-01' });
  });

  it('serves the same files while developing', async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [unitsPlugin()],
      server: { host: '127.0.0.1', port: 0, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      await server.listen();
      const address = server.httpServer?.address();
      if (address === null || address === undefined || typeof address === 'string') throw new Error('No port.');
      const response = await fetch(`http://127.0.0.1:${address.port}/units/79.json`);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toContainEqual({ code: '26740', name: 'Phường Sài Gòn', validFrom: '2025-07-01' });
    } finally {
      await server.close();
    }
  });
});
