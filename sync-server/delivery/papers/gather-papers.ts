import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import type { PageBlobs } from '../../documents/page-blobs.ts';
import { wherePagesLie } from '../../documents/where-pages-lie.ts';
import type { PageKey } from '../../store/page-port.ts';
import type { ServerStore } from '../../store/port.ts';
import type { Paper } from '../connector.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Module } from '../mapping/mapping-file.ts';
import { type PaperPlan, pagesToGo, planPapers } from './plan-papers.ts';

interface GatherParts {
  readonly store: Pick<ServerStore, 'pages'>;
  readonly blobs: PageBlobs;
  readonly clock: { readonly now: () => string };
  readonly mapping: Mapping;
  readonly target: { readonly papersMegabytes: number; readonly papersWaitHours: number };
}

type Gathered =
  | Extract<PaperPlan, { kind: 'wait' }>
  | { readonly kind: 'go'; readonly papers: readonly Paper[]; readonly owed: number };

/** The papers of a dossier as they go with it, or until when it waits for them. */
export async function gatherPapers(
  { scope, dossier, module, procedure }: { scope: string; dossier: Dossier; module: Module; procedure: Procedure },
  { store, blobs, clock, mapping, target }: GatherParts,
): Promise<Gathered> {
  const pages = target.papersMegabytes === 0 ? [] : pagesToGo(dossier, { module, mapping, procedure });
  const here = new Map<string, PageKey>();
  for (const { page } of pages) {
    for (const where of wherePagesLie(scope, dossier)) {
      const key = { scope: where, sha256: page.sha256 };
      const known = await store.pages.page(key);
      if (known !== undefined && known.wholeAt !== null && !here.has(page.sha256)) here.set(page.sha256, key);
    }
  }
  const plan = planPapers(pages, {
    isHere: (sha256) => here.has(sha256),
    waitHours: target.papersWaitHours,
    mostBytes: target.papersMegabytes * 1_000_000,
    now: clock.now(),
  });
  if (plan.kind === 'wait') return plan;
  const papers: Paper[] = [];
  for (const { page, since: _, ...paper } of plan.pages) {
    const key = here.get(page.sha256);
    const bytes = key === undefined ? undefined : await read(key, blobs);
    if (bytes !== undefined) papers.push({ ...paper, type: page.type, sha256: page.sha256, bytes });
  }
  return { kind: 'go', papers, owed: pages.length - papers.length };
}

/** One that cannot be opened holds back no record: it is owed like one that never came. */
async function read(key: PageKey, blobs: PageBlobs): Promise<Uint8Array | undefined> {
  try {
    return await blobs.get(key);
  } catch {
    return undefined;
  }
}
