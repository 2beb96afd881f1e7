// The suite in TypeScript, run as it stands: `npm run conformance -- --url http://127.0.0.1:8080`.
import { join } from 'node:path';
import { runnerImport } from 'vite';

await runnerImport(join(import.meta.dirname, 'main.ts'), { configFile: false, logLevel: 'error' });
