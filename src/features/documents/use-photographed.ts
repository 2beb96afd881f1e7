import { useCallback, useEffect, useRef, useState } from 'react';
import { documentLimits } from '../../domain/documents/page.ts';
import type { NewPage } from '../../store/pages/page-store.ts';
import { asItIs, developPage, NoPage, openPhoto, pageOfFile, type PageWish } from './develop-page.ts';

/** A page that is about to be kept. */
export interface Photographed {
  /** Its own, whatever becomes of it and of those before it. */
  readonly id: number;
  readonly page: NewPage;
  /** What it was made of, to make it otherwise; absent: a file that is a page as it is. */
  readonly photo: ImageBitmap | undefined;
  readonly wish: PageWish;
  /** To look at it. */
  readonly address: string;
}

export type AddProblem = 'notAPage' | 'tooMany' | 'same';

export interface PhotographedPages {
  readonly pages: readonly Photographed[];
  readonly busy: boolean;
  readonly problem: AddProblem | null;
  readonly add: (source: Blob) => Promise<void>;
  readonly addAll: (files: Iterable<File>) => void;
  readonly develop: (id: number, wish: PageWish) => Promise<void>;
  readonly remove: (id: number) => void;
}

/** Pages as they are photographed and chosen, one after the other, until they are kept. */
export function usePhotographed(): PhotographedPages {
  const [pages, setPages] = useState<readonly Photographed[]>([]);
  const [working, setWorking] = useState(0);
  const [problem, setProblem] = useState<AddProblem | null>(null);
  const now = useRef<readonly Photographed[]>([]);
  const change = useCallback((next: readonly Photographed[]) => {
    now.current = next;
    setPages(next);
  }, []);
  useEffect(
    () => () => {
      for (const one of now.current) letGo(one);
    },
    [],
  );
  const lastId = useRef(0);
  // One at a time: a photograph in the making takes as much memory as an old tablet has.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const inTurn = useCallback((work: () => Promise<void>): Promise<void> => {
    setWorking((count) => count + 1);
    const done = turn.current.then(work).catch((error: unknown) => {
      if (!(error instanceof NoPage)) throw error;
      setProblem('notAPage');
    });
    turn.current = done.finally(() => setWorking((count) => count - 1)).catch(() => undefined);
    return done;
  }, []);

  const add = useCallback(
    (source: Blob) =>
      inTurn(async () => {
        setProblem(null);
        if (now.current.length >= documentLimits.pagesEach) {
          setProblem('tooMany');
          return;
        }
        const made = await makePage(source, (lastId.current += 1));
        if (now.current.some(({ page }) => page.sha256 === made.page.sha256)) {
          letGo(made);
          setProblem('same');
          return;
        }
        change([...now.current, made]);
      }),
    [inTurn, change],
  );
  return {
    pages,
    busy: working > 0,
    problem,
    add,
    addAll: (files) => {
      for (const file of files) void add(file);
    },
    develop: (id, wish) =>
      inTurn(async () => {
        const before = now.current.find((one) => one.id === id);
        if (before?.photo === undefined) return;
        const page = await developPage(before.photo, wish);
        // It may have been left out meanwhile.
        if (!now.current.includes(before)) return;
        URL.revokeObjectURL(before.address);
        const developed = { ...before, page, wish, address: addressOf(page) };
        change(now.current.map((one) => (one === before ? developed : one)));
      }),
    remove: (id) => {
      for (const one of now.current) if (one.id === id) letGo(one);
      change(now.current.filter((one) => one.id !== id));
    },
  };
}

/** What the browser holds of it outside the page's own memory. */
function letGo({ address, photo }: Photographed): void {
  URL.revokeObjectURL(address);
  photo?.close();
}

async function makePage(source: Blob, id: number): Promise<Photographed> {
  if (source.type === 'application/pdf') {
    const page = await pageOfFile(source);
    return { id, page, photo: undefined, wish: asItIs, address: addressOf(page) };
  }
  const photo = await openPhoto(source);
  const page = await developPage(photo, asItIs);
  return { id, page, photo, wish: asItIs, address: addressOf(page) };
}

function addressOf({ content, type }: NewPage): string {
  return URL.createObjectURL(new Blob([content], { type }));
}
