import './require-node.mjs';
import { join } from 'node:path';
import { bundleSimulator } from './bundle-simulator.mjs';
import { runCommand } from './run-command.mjs';

const folder = await bundleSimulator();
const { code } = await runCommand(process.execPath, [
  '--enable-source-maps',
  join(folder, 'main.js'),
  ...process.argv.slice(2),
]);
process.exit(code);
