import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleSimulator } from '../../scripts/bundle-simulator.mjs';
import { cacheDirectory } from '../../scripts/project-root.mjs';
import { runCommand } from '../../scripts/run-command.mjs';

const folder = join(cacheDirectory, 'simulator-test');

beforeAll(async () => {
  await bundleSimulator({ folder });
}, 120_000);

const tell = (seed: number) =>
  runCommand(process.execPath, [join(folder, 'main.js'), '--seed', String(seed)], { quiet: true });

describe('the simulator', () => {
  it.each([1, 6])('tells seed %i in the same way, to the last task, in two processes', async (seed) => {
    const [first, second] = [await tell(seed), await tell(seed)];
    expect(first.code).toBe(0);
    expect(first.output).toMatch(/trace [0-9a-f]{16}, \d{4,} tasks/u);
    expect(first.output).toMatch(/1 seeds, \d+ mutations, 0 lost, 0 doubled, 0 violations\n$/u);
    expect(second.output).toBe(first.output);
  });
});
