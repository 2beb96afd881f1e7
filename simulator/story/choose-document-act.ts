import type { Dossier } from '../../src/domain/dossier.ts';
import type { Command } from '../../src/store/store.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { ActKind, DocumentActKind } from './step.ts';

export function isDocumentAct(kind: ActKind): kind is DocumentActKind {
  return kind === 'attach' || kind === 'detach';
}

/** A paper that comes in, or the newest that is taken away again; where there is none, one comes in. */
export function chooseDocumentAct(kind: DocumentActKind, dossier: Dossier, random: SeededRandom): Command {
  const newest = dossier.documents?.at(-1);
  const chance = random.next();
  const entity = dossier.id;
  if (kind === 'detach' && newest !== undefined) {
    return { name: 'detachDocument', entity, args: { document: newest.id, reason: 'Chụp nhầm (thử)' } };
  }
  const pages = Array.from({ length: random.integer(0, 3) }, () => ({
    sha256: random.integer(0, 0xffff_ffff).toString(16).padStart(64, '0'),
    bytes: random.integer(1_000, 300_000),
    type: 'image/jpeg',
  }));
  const same = new Set(pages.map(({ sha256 }) => sha256)).size < pages.length;
  return {
    name: 'attachDocument',
    entity,
    args: { paper: 'birthNotice', standing: chance < 0.5 ? 'given' : 'seen', pages: same ? [] : pages },
  };
}
