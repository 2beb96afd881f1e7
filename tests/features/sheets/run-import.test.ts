import { afterEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '../../../src/features/sheets/run-import.ts';

afterEach(() => vi.unstubAllGlobals());

const commands = Array.from({ length: 150 }, (_, at) => ({
  name: 'openDossier' as const,
  entity: String(at),
  args: {},
}));

describe('rows that come in', () => {
  it('[R1] says how many were written where the disk breaks off in the middle', async () => {
    vi.stubGlobal('reportError', () => undefined);
    let batches = 0;
    const told: number[] = [];
    const performAll = async () => {
      batches += 1;
      if (batches > 1) throw new Error('the disk is gone');
      return { status: 'saved' as const, acts: [] };
    };
    const watch = { tell: ({ done }: { done: number }) => told.push(done), isStopped: () => false };
    const run = await runImport({ performAll }, commands, watch);
    expect(run).toMatchObject({ status: 'failed', done: 100, of: 150 });
    expect(told).toEqual([100]);
  });
});
