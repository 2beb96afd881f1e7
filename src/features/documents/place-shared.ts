import * as v from 'valibot';
import { documentLimits } from '../../domain/documents/page.ts';
import type { LoosePages } from '../../store/pages/loose-pages.ts';
import { NoPage } from './canvases.ts';
import { pageOfFile, photoBytes } from './develop-page.ts';

export interface Placed {
  readonly placed: number;
  /** They are no pages: neither pictures nor PDF, or too large. */
  readonly refused: number;
  /** The disk, or a limit, would not take them: they can be placed again. */
  readonly left: readonly File[];
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const notAllSchema = v.strictObject({ placed: count, refused: count, left: count });

/** How many there are of each, where not all could be placed: nothing else of them goes along to the next screen. */
export type NotAll = v.InferOutput<typeof notAllSchema>;

/**
 * What comes next. Where anything was placed it is the place itself, which says what is missing: else pages would lie in a draft
 * that nobody has opened.
 */
export function afterPlacing({ placed, refused, left }: Placed): {
  readonly opens: boolean;
  readonly problem: NotAll | null;
} {
  const isAll = refused === 0 && left.length === 0;
  return { opens: placed > 0, problem: isAll ? null : { placed, refused, left: left.length } };
}

/** What the screen before has left in the browser's history; `undefined`: nothing of this kind. */
export function readNotAll(state: unknown): NotAll | undefined {
  const read = v.safeParse(notAllSchema, state);
  return read.success ? read.output : undefined;
}

/** Lays what another app has shared beside a draft or a record, where it is made into pages (R1). */
export async function placeShared(
  files: readonly File[],
  { loose, newId }: { readonly loose: LoosePages; readonly newId: () => string },
  { holder, paper }: { readonly holder: string; readonly paper: string },
): Promise<Placed> {
  let placed = 0;
  let refused = 0;
  const left: File[] = [];
  for (const file of files) {
    const here = await loose.of(holder);
    const isFull =
      here.length >= documentLimits.pages ||
      here.filter((one) => one.paper === paper).length >= documentLimits.pagesEach;
    if (isFull) {
      left.push(file);
      continue;
    }
    try {
      const page = await readShared(file);
      const kept = await loose.keep({ id: newId(), holder, paper, ...page });
      if (kept.status === 'kept') placed += 1;
      else left.push(file);
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      refused += 1;
    }
  }
  return { placed, refused, left };
}

async function readShared(file: File) {
  if (file.type === 'application/pdf') {
    const { sha256, type, content } = await pageOfFile(file);
    return { sha256, type, content };
  }
  if (!file.type.startsWith('image/') || file.size === 0 || file.size > photoBytes) throw new NoPage('it is no page');
  return { sha256: null, type: file.type, content: new Uint8Array(await file.arrayBuffer()) };
}
