import { useCallback, useEffect, useRef, useState } from 'react';
import { documentLimits } from '../../domain/documents/page.ts';
import { useLive } from '../../state/live.ts';
import { useParts } from '../../state/parts.ts';
import type { LoosePage } from '../../store/pages/loose-pages.ts';
import { asItIs, developPage, NoPage, pageOfFile, type PageWish, photoBytes } from './develop-page.ts';

export type AddProblem = 'notAPage' | 'tooMany' | 'same' | 'notKept';

/** What a page is made of, and how. */
export interface PageSource {
  readonly source: Blob;
  readonly wish: PageWish;
}

/** Pages of one paper, from when they are taken until the record that names them is saved. */
export interface LoosePagesInHand {
  /** As they lie on the disk, in their order; `undefined` until it has been read. */
  readonly pages: readonly LoosePage[] | undefined;
  /** Pages are being made. */
  readonly busy: boolean;
  readonly problem: AddProblem | null;
  /** Settled once the photograph lies on the disk; the page is made of it afterwards. */
  readonly add: (source: Blob) => Promise<void>;
  readonly addAll: (files: Iterable<Blob>) => void;
  readonly remake: (id: string, from: PageSource) => void;
  readonly remove: (id: string) => void;
  /** What it was made of where that is still here, else the page itself. */
  readonly sourceOf: (page: LoosePage) => Promise<PageSource | undefined>;
}

export function useLoosePages(holder: string, paper: string): LoosePagesInHand {
  const { store, newId } = useParts();
  const { loose } = store;
  const all = useLive(() => loose.of(holder), [store, holder]);
  const [working, setWorking] = useState(0);
  const [problem, setProblem] = useState<AddProblem | null>(null);
  const sources = useRef(new Map<string, PageSource>());
  /** Photographs that this tab is making a page of, or has failed to. */
  const taken = useRef(new Set<string>());
  const stopping = useRef(new AbortController());
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    return () => stop.abort();
  }, []);
  // One at a time: a photograph in the making takes as much memory as an old tablet has.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const inTurn = useCallback((work: (signal: AbortSignal) => Promise<void>): void => {
    setWorking((count) => count + 1);
    turn.current = turn.current
      .then(() => work(stopping.current.signal))
      .catch((error: unknown) => {
        if (stopping.current.signal.aborted) return;
        if (error instanceof NoPage) setProblem('notAPage');
        else reportError(error);
      })
      .finally(() => setWorking((count) => count - 1));
  }, []);

  /** The page takes its photograph's place. */
  const make = useCallback(
    (id: string, { source, wish }: PageSource, isNew: boolean) =>
      inTurn(async (signal) => {
        const page = await developPage(source, wish, signal).catch(async (error: unknown) => {
          // What was just chosen and is no picture is not kept; what was photographed before stays, and is shown.
          if (error instanceof NoPage && isNew) await loose.drop([id]);
          throw error;
        });
        const here = await loose.of(holder);
        const of = here.find((one) => one.id === id)?.paper;
        if (here.some((one) => one.id !== id && one.paper === of && one.sha256 === page.sha256)) {
          setProblem('same');
          if (isNew) await loose.drop([id]);
          return;
        }
        const kept = await loose.remake(id, page);
        if (kept.status === 'kept') sources.current.set(id, { source, wish });
        else if (kept.status === 'failed') setProblem('notKept');
      }),
    [inTurn, loose, holder],
  );

  // What a tab that was closed has left as it was taken.
  useEffect(() => {
    for (const { id, type, sha256 } of all ?? []) {
      if (sha256 !== null || taken.current.has(id)) continue;
      taken.current.add(id);
      void loose.content(id).then((content) => {
        if (content !== undefined) make(id, { source: new Blob([content], { type }), wish: asItIs }, false);
      }, reportError);
    }
  }, [all, loose, make]);

  const add = useCallback(
    async (source: Blob): Promise<void> => {
      setProblem(null);
      const here = await loose.of(holder);
      const ofPaper = here.filter((one) => one.paper === paper);
      if (ofPaper.length >= documentLimits.pagesEach || here.length >= documentLimits.pages) {
        setProblem('tooMany');
        return;
      }
      if (source.size === 0 || source.size > photoBytes) throw new NoPage('it is no photograph');
      const file = source.type === 'application/pdf' ? await pageOfFile(source) : undefined;
      if (file !== undefined && ofPaper.some(({ sha256 }) => sha256 === file.sha256)) {
        setProblem('same');
        return;
      }
      const id = newId();
      taken.current.add(id);
      const content = file?.content ?? new Uint8Array(await source.arrayBuffer());
      // R1: it lies on the disk before anything is made of it.
      const kept = await loose.keep({ id, holder, paper, type: source.type, sha256: file?.sha256 ?? null, content });
      if (kept.status !== 'kept') setProblem('notKept');
      else if (file === undefined) make(id, { source, wish: asItIs }, true);
    },
    [loose, holder, paper, newId, make],
  );
  const addOrSay = useCallback(
    (source: Blob): Promise<void> =>
      add(source).catch((error: unknown) => {
        if (!(error instanceof NoPage)) throw error;
        setProblem('notAPage');
      }),
    [add],
  );
  return {
    pages: all?.filter((one) => one.paper === paper),
    busy: working > 0,
    problem,
    add: addOrSay,
    addAll: (files) => {
      void (async () => {
        for (const file of files) await addOrSay(file);
      })().catch(reportError);
    },
    remake: (id, from) => make(id, from, false),
    remove: (id) => {
      sources.current.delete(id);
      void loose.drop([id]).catch(reportError);
    },
    async sourceOf({ id, type }) {
      const known = sources.current.get(id);
      if (known !== undefined) return known;
      const content = await loose.content(id);
      return content === undefined ? undefined : { source: new Blob([content], { type }), wish: asItIs };
    },
  };
}
