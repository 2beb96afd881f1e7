import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';

/** Runs the check in a Node that says it is `version`. */
const checkAs = (version: string) =>
  new Promise<{ readonly failed: boolean; readonly stderr: string }>((resolve) => {
    const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`];
    execFile(process.execPath, [...args, join(projectRoot, 'scripts/require-node.mjs')], (error, _stdout, stderr) =>
      resolve({ failed: error !== null, stderr }),
    );
  });

it.each(['18.20.8', '20.18.3'])('stops on Node %s with one clear sentence', async (version) => {
  expect(await checkAs(version)).toEqual({
    failed: true,
    stderr: `Liền Mạch needs Node 20.19.0 or newer; this is Node ${version}.\n`,
  });
});

it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('goes on with Node %s', async (version) => {
  expect(await checkAs(version)).toEqual({ failed: false, stderr: '' });
});
