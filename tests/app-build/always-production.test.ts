import { join } from 'node:path';
import { resolveConfig } from 'vite';
import { expect, it, vi } from 'vitest';

it.each(['development', 'test'])('builds for production when NODE_ENV says %s', async (said) => {
  vi.stubEnv('NODE_ENV', said);
  try {
    const config = await resolveConfig({ configFile: join(import.meta.dirname, '../../vite.config.ts') }, 'build');
    expect(config.isProduction).toBe(true);
  } finally {
    vi.unstubAllEnvs();
  }
});
