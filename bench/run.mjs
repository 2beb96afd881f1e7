// Runs one benchmark: `node bench/run.mjs server-throughput`.
import { join } from 'node:path';
import { runnerImport } from 'vite';

const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('Name a benchmark, e.g. server-throughput.');
await runnerImport(join(import.meta.dirname, `${name}.ts`), { configFile: false, logLevel: 'error' });
