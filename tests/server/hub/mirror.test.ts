import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MirrorAnswer } from '../../../src/protocol/mirror.ts';
import { openHubStore } from '../../../sync-server/hub/hub-store.ts';
import { openMirror } from '../../../sync-server/hub/mirror.ts';
import { madeUpId } from '../../support/acts.ts';
import { createFakeIds } from '../../support/fake-ids.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-mirror-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = '2026-11-05T00:00:00.000Z';
const page = (epoch: number, seqs: readonly number[], more: Partial<MirrorAnswer> = {}): MirrorAnswer => ({
  ...{ lost: false, more: false, digest: '0'.repeat(64), people: null },
  cursor: { epoch: madeUpId(epoch), seq: seqs.length, chain: `${epoch}` },
  log: {
    change_log: seqs.map((seq) => [
      ...['99999', seq, 'dossier', madeUpId(epoch * 100 + seq), 1, madeUpId(epoch * 1000 + seq)],
      ...[madeUpId(7), 'AAAAAAAA', `${epoch}`, at],
    ]),
    entity: [],
  },
  ...more,
});

it('[R13] killed at any moment in which it begins anew, it keeps nothing of the history that was lost', async () => {
  const file = join(folder, 'mirror.db');
  const ids = createFakeIds(5);
  const rest = { file, newId: ids.newId, now: () => at };
  for (let survives = 0; survives < 3; survives += 1) {
    const notes = openHubStore(':memory:');
    const before = openMirror({ ...rest, notes });
    await before.take('99999', page(1, [1, 2, 3]), at);
    expect(before.isWhole()).toBe(true);
    await before.close();

    let left = survives;
    const dies = {
      fact: (name: Parameters<typeof notes.fact>[0]) => notes.fact(name),
      setFact(...fact: Parameters<typeof notes.setFact>) {
        if (left === 0) throw new Error('killed');
        left -= 1;
        notes.setFact(...fact);
      },
    };
    const killed = openMirror({ ...rest, notes: dies });
    await expect(killed.take('99999', page(2, [1], { lost: true }), at)).rejects.toThrow('killed');
    await killed.close();

    const after = openMirror({ ...rest, notes });
    // The province knows no cursor of the other history, and says so as often as it is asked.
    const lost = after.cursor()?.epoch === madeUpId(1);
    await after.take('99999', page(2, [1], { lost }), at);
    const lostActs = [1, 2, 3].map((seq) => madeUpId(1000 + seq));
    expect(await after.known([...lostActs, madeUpId(2001)])).toEqual([madeUpId(2001)]);
    await after.close();
    rmSync(file);
    notes.close();
  }
});
