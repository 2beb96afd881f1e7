import type { Dossier } from '../../src/domain/dossier.ts';
import type { NewPage } from '../../src/store/pages/page-store.ts';
import type { Command } from '../../src/store/store.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { hashText } from '../world/server-room.ts';
import type { ActKind, DocumentActKind } from './step.ts';

export function isDocumentAct(kind: ActKind): kind is DocumentActKind {
  return kind === 'attach' || kind === 'detach';
}

/** What is done about papers, and the pages that were photographed for it. */
export interface DocumentAct {
  readonly command: Command;
  readonly pages: readonly NewPage[];
}

/** A paper that comes in, or the newest that is taken away again; where there is none, one comes in. */
export function chooseDocumentAct(
  kind: DocumentActKind,
  { dossier, photographs }: { readonly dossier: Dossier; readonly photographs: boolean },
  random: SeededRandom,
): DocumentAct {
  const newest = dossier.documents?.at(-1);
  const chance = random.next();
  const entity = dossier.id;
  if (kind === 'detach' && newest !== undefined) {
    const args = { document: newest.id, reason: 'Chụp nhầm (thử)' };
    return { command: { name: 'detachDocument', entity, args }, pages: [] };
  }
  const pages = photographs ? Array.from({ length: random.integer(0, 2) }, () => photograph(random)) : [];
  const named = pages.map(({ sha256, bytes, type }) => ({ sha256, bytes, type }));
  const args = { paper: 'birthNotice', standing: chance < 0.5 ? 'given' : 'seen', pages: named };
  return { command: { name: 'attachDocument', entity, args }, pages };
}

const longPages = 0.3;

/** Begins as a photograph does; most go in one part, some in several. */
function photograph(random: SeededRandom): NewPage {
  const bytes = random.next() < longPages ? random.integer(17_000, 40_000) : random.integer(200, 3_000);
  const content = new Uint8Array(bytes).fill(random.integer(0, 255));
  content.set([0xff, 0xd8, 0xff, 0xe0]);
  new DataView(content.buffer).setUint32(4, random.integer(0, 0xffff_ffff));
  return { sha256: hashText(content), bytes, type: 'image/jpeg', content };
}
