import type { Page, PageType } from '../../../src/domain/documents/page.ts';
import { nameOfPaper } from '../../../src/domain/documents/paper-lines.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import type { Instant } from '../../../src/domain/words.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Module } from '../mapping/mapping-file.ts';

/** One page of a paper, as it goes with the record. */
export interface PaperPage {
  /** Of this page of this paper, always the same. */
  readonly id: string;
  /** Their word for what paper it is. */
  readonly kind: string;
  readonly name: string;
  readonly fileName: string;
  readonly page: Page;
  /** When the server heard of it. */
  readonly since: Instant;
}

/** Every page that the dossier names and they have a word for, in order. Pure. */
export function pagesToGo(
  dossier: Dossier,
  { module, mapping, procedure }: { readonly module: Module; readonly mapping: Mapping; readonly procedure: Procedure },
): readonly PaperPage[] {
  const noted = new Map(dossier.events.map(({ id, recordedAt }) => [id, recordedAt]));
  return (dossier.documents ?? []).flatMap((document) => {
    const kind = mapping.paperKind(module, document.paper);
    if (kind === undefined) return [];
    const name = nameOfPaper(procedure, document).vi;
    const many = document.pages.length > 1;
    return document.pages.map((page, at) => ({
      ...{ id: `${document.id}-${at + 1}`, kind, page },
      name: many ? `${name} (trang ${at + 1}/${document.pages.length})` : name,
      fileName: `${plainWord(document.paper)}-${document.id.slice(-8)}-${at + 1}.${endings[page.type]}`,
      since: noted.get(document.id) ?? document.at,
    }));
  });
}

const endings: Readonly<Record<PageType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

function plainWord(word: string): string {
  return word.replaceAll(/[^A-Za-z0-9]/gu, '').slice(0, 40) || 'giay';
}

export type PaperPlan =
  /** Some are still on their way here. Not before then, in milliseconds since 1970, does it go without them. */
  | { readonly kind: 'wait'; readonly until: number }
  /** `owed`: named and not among those that go. */
  | { readonly kind: 'go'; readonly pages: readonly PaperPage[]; readonly owed: number };

interface PaperRules {
  /** Whether all of a page is here, by its hash. */
  readonly isHere: (sha256: string) => boolean;
  readonly waitHours: number;
  /** Bytes of all pages together; what comes after does not go. */
  readonly mostBytes: number;
  readonly now: Instant;
}

/** Which pages go with the record, and whether it waits for some. Pure. */
export function planPapers(pages: readonly PaperPage[], { isHere, waitHours, mostBytes, now }: PaperRules): PaperPlan {
  const missing = pages.filter(({ page }) => !isHere(page.sha256));
  const until = Math.max(0, ...missing.map(({ since }) => Date.parse(since) + waitHours * 3_600_000));
  if (until > Date.parse(now)) return { kind: 'wait', until };
  let bytes = 0;
  const going = pages.filter(({ page }) => {
    if (!isHere(page.sha256) || bytes + page.bytes > mostBytes) return false;
    bytes += page.bytes;
    return true;
  });
  return { kind: 'go', pages: going, owed: pages.length - going.length };
}
