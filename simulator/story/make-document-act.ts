import type { Command } from '../../src/store/store.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { Machine, Tab } from '../world/machine.ts';
import { chooseDocumentAct } from './choose-document-act.ts';
import type { DocumentActKind } from './step.ts';
import type { World } from './world.ts';

/**
 * A person photographs a paper, and what she took lies on the disk before the record names it; or takes one away again.
 * `undefined`: there is no dossier, or the disk would not take the photograph.
 */
export async function readyDocumentAct(
  { store, photographs }: Pick<Tab, 'store'> & { readonly photographs: boolean },
  kind: DocumentActKind,
  random: SeededRandom,
): Promise<Command | undefined> {
  const shown = await store.dossiers({ limit: 6 });
  // A few records, so that people meet on them.
  const dossier = shown[random.integer(0, Math.min(shown.length, 4) - 1)]?.dossier;
  if (dossier === undefined) return undefined;
  const { command, pages } = chooseDocumentAct(kind, { dossier, photographs }, random);
  const loose = pages.map(({ sha256 }) => ({ id: `loose ${sha256}`, sha256 }));
  for (const [at, { type, sha256, content }] of pages.entries()) {
    const id = loose[at]?.id ?? '';
    const kept = await store.loose.keep({ id, holder: dossier.id, paper: 'birthNotice', type, sha256, content });
    if (kept.status !== 'kept') return undefined;
  }
  return { ...command, loose };
}

/** R1: at the moment in which the screen says that a paper is saved, its pages lie there with it. */
export function checkPagesKept(
  { ledger }: World,
  { name, disk }: Machine,
  { mid, command: { loose = [] } }: { readonly mid: string; readonly command: Command },
): void {
  for (const { sha256 } of loose) ledger.namedBy.set(sha256, (ledger.namedBy.get(sha256) ?? new Set()).add(mid));
  const rows = new Set(disk.rows('pages').map(({ id }) => id));
  for (const { sha256 } of loose)
    if (!rows.has(sha256))
      ledger.violate('pages', `a paper was said to be saved on ${name}, and page ${sha256} is not there`);
}
