import './require-node.mjs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSimulator } from './bundle-simulator.mjs';
import { runCommand } from './run-command.mjs';

const args = process.argv.slice(2);
if (args[0] === '--sabotage') {
  const { sabotage } = await import('./sabotage.mjs');
  const { values, positionals } = parseArgs({
    args: args.slice(1),
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, catches: { type: 'string' } },
  });
  const { quick = false, catches } = values;
  const good = await sabotage({
    names: positionals,
    quick,
    ...(catches === undefined ? {} : { enough: Number(catches) }),
  });
  process.exit(good ? 0 : 1);
}

const folder = await bundleSimulator();
const { code } = await runCommand(process.execPath, ['--enable-source-maps', join(folder, 'main.js'), ...args]);
process.exit(code);
