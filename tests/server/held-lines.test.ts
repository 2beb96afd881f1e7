import { expect, it } from 'vitest';
import { linesAmong, digestsOfLines } from '../../sync-server/held-lines.ts';
import type { StoredEntity } from '../../sync-server/store/scope-rows.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { act, madeUpId } from '../support/acts.ts';
import { heardOfDeath, reportArgs } from '../support/made-up-reports.ts';
import { serverHash } from '../support/server-parts.ts';

it('[R6] leaves out a row noted as reported that holds no report, and tells the others', async () => {
  const entity = madeUpId(0x77);
  const outcome = applyMutation(undefined, act('reportEvent', reportArgs(heardOfDeath()), { entity }), null);
  if (!('dossier' in outcome)) throw new Error('nothing was reported');
  const { report: _, ...bare } = outcome.dossier;
  const stored = (id: string, state: object): StoredEntity => ({
    kind: 'dossier',
    id,
    rev: 1,
    seq: 1,
    digest: '',
    state: canonicalText(state),
    telling: null,
    leftTo: null,
    reportedBy: 'a',
    isReport: true,
  });
  const rows = [stored('good', outcome.dossier), stored('odd', bare)];
  const holds = { kinds: [], reportsOf: 'a' };
  const reads = { entities: async () => rows, reportedBy: async () => rows };
  const heads = rows.map(({ id, rev, seq, digest }) => ({
    kind: 'dossier' as const,
    id,
    rev,
    seq,
    digest,
    bytes: 0,
    left: false,
    reportedBy: 'a',
  }));
  const lines = await linesAmong(heads, holds, { reads, hash: serverHash });
  expect([...lines.keys()]).toEqual(['good']);
  expect(await digestsOfLines(holds, { reads, hash: serverHash })).toEqual([lines.get('good')?.digest]);
});
