import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BudgetName } from '../budgets.ts';
import { type Figure, figure } from './figure.ts';

/** The server's own benchmark in a process of its own; of each kind of act the best of its exchange sizes. */
export function durableFigures(): Figure[] {
  return [
    ...measured({}, ['rate-births', 'rate-changes']),
    ...measured({ ON: 'postgres' }, ['rate-births-postgres', 'rate-changes-postgres']),
  ];
}

const kinds = ['new births', 'one-field changes'] as const;

function measured(env: Readonly<Record<string, string>>, names: readonly BudgetName[]): Figure[] {
  const program = [join(import.meta.dirname, '../run.mjs'), 'server-throughput'];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`server-throughput ended with ${String(status)}\n${stderr}`);
  const rates = [...stdout.matchAll(/^(?<kind>[\w -]+), (?<size>\d+) an exchange: (?<rate>\d+) mutations\/s/gmu)];
  return kinds.flatMap((kind, index) => {
    const [best] = rates
      .flatMap(({ groups }) => (groups?.['kind'] === kind ? [groups] : []))
      .sort((a, b) => Number(b['rate']) - Number(a['rate']));
    const name = names[index];
    if (best === undefined || name === undefined) throw new Error(`no rate of ${kind} in\n${stdout}`);
    return [figure(name, Number(best['rate']), `, ${best['size'] ?? '?'} an exchange`)];
  });
}
