import type { Logger } from 'pino';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import type { Instant } from '../../../src/domain/words.ts';
import type { PageBlobs } from '../../documents/page-blobs.ts';
import { wherePagesLie } from '../../documents/where-pages-lie.ts';
import type { PageKey } from '../../store/page-port.ts';
import type { ServerStore } from '../../store/port.ts';
import type { Paper } from '../connector.ts';
import { codeOfFailure } from '../../code-of-failure.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Module } from '../mapping/mapping-file.ts';
import { type PaperPage, type PaperPlan, pagesToGo, planPapers } from './plan-papers.ts';

interface GatherParts {
  readonly store: Pick<ServerStore, 'pages'>;
  readonly blobs: PageBlobs;
  readonly log: Logger;
  readonly clock: { readonly now: () => string };
  readonly mapping: Mapping;
  readonly target: { readonly papersMegabytes: number; readonly papersWaitHours: number };
}

type Gathered =
  | Extract<PaperPlan, { kind: 'wait' }>
  | { readonly kind: 'go'; readonly papers: readonly Paper[]; readonly owed: number };

interface GatherOf {
  readonly scope: string;
  readonly dossier: Dossier;
  readonly module: Module;
  readonly procedure: Procedure;
  /** Since when it is to go. */
  readonly toGoSince: Instant;
}

/** The papers of a dossier as they go with it, or until when it waits for them. */
export async function gatherPapers(of: GatherOf, parts: GatherParts): Promise<Gathered> {
  const { dossier, module, procedure, toGoSince } = of;
  const { blobs, clock, mapping, target, log } = parts;
  const pages = target.papersMegabytes === 0 ? [] : pagesToGo(dossier, { module, mapping, procedure });
  const here = await whereTheyLie(pages, of, parts);
  const read = new Map<string, Uint8Array | undefined>();
  const unreached = new Set<string>();
  for (;;) {
    const plan = planPapers(
      // One that cannot be reached at present is waited for from when it was wanted.
      pages.map((each) =>
        unreached.has(each.page.sha256) && each.since < toGoSince ? { ...each, since: toGoSince } : each,
      ),
      {
        isHere: (sha256) => here.has(sha256) && !unreached.has(sha256),
        waitHours: target.papersWaitHours,
        mostBytes: target.papersMegabytes * 1_000_000,
        now: clock.now(),
      },
    );
    if (plan.kind === 'wait') return plan;
    const missed = await readAll(plan.pages, { here, read, blobs, log });
    if (missed === undefined) {
      const papers = plan.pages.flatMap(({ page: { type, sha256 }, since: _, ...paper }): Paper[] => {
        const bytes = read.get(sha256);
        // One that is gone, or damaged, holds back no record: it is owed like one that never came.
        return bytes === undefined ? [] : [{ ...paper, type, sha256, bytes }];
      });
      return { kind: 'go', papers, owed: pages.length - papers.length };
    }
    unreached.add(missed);
  }
}

/** Where each lies that is here whole. */
async function whereTheyLie(
  pages: readonly PaperPage[],
  { scope, dossier }: GatherOf,
  { store }: GatherParts,
): Promise<ReadonlyMap<string, PageKey>> {
  const here = new Map<string, PageKey>();
  for (const { page } of pages) {
    for (const where of wherePagesLie(scope, dossier)) {
      const key = { scope: where, sha256: page.sha256 };
      const known = await store.pages.page(key);
      if (known !== undefined && known.wholeAt !== null && !here.has(page.sha256)) here.set(page.sha256, key);
    }
  }
  return here;
}

interface Reading {
  readonly here: ReadonlyMap<string, PageKey>;
  /** What has been read; `undefined`: it is gone, or damaged. */
  readonly read: Map<string, Uint8Array | undefined>;
  readonly blobs: PageBlobs;
  readonly log: Logger;
}

/** Reads what has not been read; the first, by its hash, that could not be reached. */
async function readAll(pages: readonly PaperPage[], { here, read, blobs, log }: Reading): Promise<string | undefined> {
  for (const { page } of pages) {
    const key = here.get(page.sha256);
    if (key === undefined || read.has(page.sha256)) continue;
    try {
      read.set(page.sha256, await blobs.get(key));
    } catch (error) {
      log.warn({ reason: codeOfFailure(error) }, 'a page cannot be read where it lies: its dossier waits for it');
      return page.sha256;
    }
  }
  return undefined;
}
