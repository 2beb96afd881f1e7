import './require-node.mjs';
import { build } from './build-when-stale.mjs';

if (!(await build())) process.exit(1);
