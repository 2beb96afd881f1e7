import './require-node.mjs';
import { join } from 'node:path';
import { bundleSimulator } from './bundle-simulator.mjs';
import { runCommand } from './run-command.mjs';

const args = process.argv.slice(2);
if (args[0] === '--sabotage') {
  const { sabotage } = await import('./sabotage.mjs');
  const good = await sabotage({
    names: args.slice(1).filter((name) => name !== '--quick'),
    quick: args.includes('--quick'),
  });
  process.exit(good ? 0 : 1);
}

const folder = await bundleSimulator();
const { code } = await runCommand(process.execPath, ['--enable-source-maps', join(folder, 'main.js'), ...args]);
process.exit(code);
