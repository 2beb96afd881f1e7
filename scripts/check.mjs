import './require-node.mjs';
import { runChecks } from './run-checks.mjs';

const { failed } = await runChecks();
if (failed > 0) process.exit(1);
