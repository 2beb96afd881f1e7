import { defineConfig } from 'vitest/config';

const minutes = (count: number): number => count * 60_000;

export default defineConfig({
  test: {
    environment: 'node',
    allowOnly: false,
    // Most of a test file's time goes into loading its modules: files that follow each other in a worker share them.
    isolate: false,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['day', 'e2e', 'firefox', 'newcomer', 'scenarios', 'postgres'].map((kind) => `tests/${kind}/**`),
          testTimeout: minutes(0.5),
          hookTimeout: minutes(0.5),
        },
      },
      {
        // The store's own tests once more, on rows that are sealed as they are in a browser.
        extends: true,
        test: {
          name: 'sealed',
          include: ['tests/store/**/*.test.ts', 'tests/sync/{attention,base,let-go,exchange,renewing}.test.ts'],
          env: { TEST_SEALER: 'aes' },
          testTimeout: minutes(1),
          hookTimeout: minutes(1),
        },
      },
      {
        // On a real PostgreSQL: tests of its own, and the server's tests once more.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'tests/postgres/**/*.test.ts',
            'tests/fuzz/{carry,own-keys,pages,people-and-machines,pushed,routes}.test.ts',
            'tests/server/carry/{by-command,letters}.test.ts',
            'tests/server/documents/{give,take}-page.test.ts',
            'tests/server/{access-matrix,access-seen,brought-from-elsewhere,change-password,devices,devices-revoked,devices-sessions,figures,forged,hand-over,held,http,interleavings,passkeys,people,possible-duplicate,pull,push,push-facts,quarantine,races,refresh,rights-at-the-turn,sign-in}.test.ts',
          ],
          globalSetup: 'tests/support/postgres-cluster.ts',
          env: { TEST_DATABASE: 'postgres', FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? '50' },
          testTimeout: minutes(1),
          hookTimeout: minutes(1),
        },
      },
      {
        extends: true,
        test: {
          name: 'scenarios',
          include: ['tests/scenarios/**/*.test.ts'],
          testTimeout: minutes(5),
          hookTimeout: minutes(2),
        },
      },
      {
        // Real browsers and real server processes.
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // What a page shows is looked at until it shows it.
          expect: { poll: { timeout: minutes(0.25) } },
          testTimeout: minutes(10),
          hookTimeout: minutes(5),
        },
      },
      {
        // One long story, told on request: the day of a commune.
        extends: true,
        test: {
          name: 'day',
          include: ['tests/day/**/*.test.ts'],
          expect: { poll: { timeout: minutes(0.5) } },
          testTimeout: minutes(30),
          hookTimeout: minutes(2),
        },
      },
      {
        // Another, on request too: the README's way in, in a clone that is installed and built as it says.
        extends: true,
        test: {
          name: 'newcomer',
          include: ['tests/newcomer/**/*.test.ts'],
          testTimeout: minutes(20),
          hookTimeout: minutes(2),
        },
      },
      {
        // The main stories once more, in Firefox ESR.
        extends: true,
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          expect: { poll: { timeout: minutes(0.25) } },
          testTimeout: minutes(5),
          hookTimeout: minutes(2),
        },
      },
    ],
  },
});
