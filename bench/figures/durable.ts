import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type Figure, rateFigure } from './figure.ts';

/** The server's own benchmark in a process of its own; of each kind of act the best of its exchange sizes. */
export function durableFigures(): Figure[] {
  return [
    ...measured('libsql, one process', {}, 5_000),
    ...measured('PostgreSQL, two processes', { ON: 'postgres' }, 2_000),
  ];
}

function measured(on: string, env: Readonly<Record<string, string>>, least: number): Figure[] {
  const [load = 0] = loadavg();
  const program = [join(import.meta.dirname, '../run.mjs'), 'server-throughput'];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`server-throughput ended with ${String(status)}\n${stderr}`);
  const rates = [...stdout.matchAll(/^(?<kind>[\w -]+), (?<size>\d+) an exchange: (?<rate>\d+) mutations\/s/gmu)];
  return ['new births', 'one-field changes'].map((kind) => {
    const [best] = rates
      .flatMap(({ groups }) => (groups?.['kind'] === kind ? [groups] : []))
      .sort((a, b) => Number(b['rate']) - Number(a['rate']));
    const what = `${kind} durable, ${best?.['size'] ?? '?'} an exchange, ${on}`;
    return rateFigure(what, { perSecond: Number(best?.['rate']), least, load });
  });
}
