import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Figure, rateFigure } from './figure.ts';

/** The server's own benchmark in a process of its own; the best of its exchange sizes. */
export function durableFigures(): Figure[] {
  return [
    rateFigure('mutations durable, libsql, one process', measured({}), 5_000),
    rateFigure('mutations durable, PostgreSQL, two processes', measured({ ON: 'postgres' }), 2_000),
  ];
}

function measured(env: Readonly<Record<string, string>>): number {
  const program = [join(import.meta.dirname, '../run.mjs'), 'server-throughput'];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`server-throughput ended with ${String(status)}\n${stderr}`);
  return Math.max(...[...stdout.matchAll(/(\d+) mutations\/s/gu)].map(([, rate]) => Number(rate)));
}
