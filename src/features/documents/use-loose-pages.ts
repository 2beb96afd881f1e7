import { useCallback, useEffect, useRef } from 'react';
import { documentLimits } from '../../domain/documents/page.ts';
import { useLive } from '../../state/live.ts';
import { useParts } from '../../state/parts.ts';
import type { LoosePage } from '../../store/pages/loose-pages.ts';
import { NoPage } from './canvases.ts';
import { pageOfFile, photoBytes } from './develop-page.ts';
import type { ImageTask } from './image-talk.ts';
import { asItIs } from './make-page.ts';
import { type AddProblem, useMaking } from './use-making.ts';

/** Pages that somebody is taking for a record, as they lie on the disk, and what may be done with them. */
export interface LoosePagesHere {
  /** Of all its papers, in their order; `undefined` until it has been read. */
  readonly all: readonly LoosePage[] | undefined;
  /** How far the page is that is being made, 0 to 1; `null`: none is. */
  readonly making: number | null;
  readonly problem: AddProblem | null;
  /** Settled once the photograph lies on the disk; the page is made of it afterwards. */
  readonly add: (paper: string, source: Blob) => Promise<void>;
  readonly addAll: (paper: string, files: Iterable<Blob>) => void;
  readonly remake: (id: string, task: ImageTask) => void;
  readonly remove: (id: string) => void;
  /** What it was made of where that is still here, else the page itself. */
  readonly sourceOf: (page: LoosePage) => Promise<ImageTask | undefined>;
}

export function useLoosePages(holder: string): LoosePagesHere {
  const { store, newId } = useParts();
  const { loose } = store;
  const all = useLive(() => loose.of(holder), [store, holder]);
  /** Photographs that this tab is making a page of, or could not. */
  const begun = useRef(new Set<string>());
  const { part, problem, say, make, stop, sources } = useMaking(loose, holder);

  // What a tab that was closed has left as it was taken.
  useEffect(() => {
    for (const { id, type, sha256 } of all ?? []) {
      if (sha256 !== null || begun.current.has(id)) continue;
      begun.current.add(id);
      void loose.content(id).then((content) => {
        if (content !== undefined) make(id, { source: new Blob([content], { type }), wish: asItIs }, 'old');
      }, reportError);
    }
  }, [all, loose, make]);

  const add = useCallback(
    async (paper: string, source: Blob): Promise<void> => {
      say(null);
      const here = await loose.of(holder);
      const ofPaper = here.filter((one) => one.paper === paper);
      if (ofPaper.length >= documentLimits.pagesEach || here.length >= documentLimits.pages) {
        say('tooMany');
        return;
      }
      try {
        if (source.size === 0 || source.size > photoBytes) throw new NoPage('it is no photograph');
        const file = source.type === 'application/pdf' ? await pageOfFile(source) : undefined;
        if (file !== undefined && ofPaper.some(({ sha256 }) => sha256 === file.sha256)) {
          say('same');
          return;
        }
        const id = newId();
        begun.current.add(id);
        const content = file?.content ?? new Uint8Array(await source.arrayBuffer());
        // R1: it lies on the disk before anything is made of it.
        const kept = await loose.keep({ id, holder, paper, type: source.type, sha256: file?.sha256 ?? null, content });
        if (kept.status !== 'kept') say('notKept');
        else if (file === undefined) make(id, { source, wish: asItIs }, 'new');
      } catch (error) {
        if (!(error instanceof NoPage)) throw error;
        say('notAPage');
      }
    },
    [loose, holder, newId, make, say],
  );
  return {
    all,
    making: part,
    problem,
    add,
    addAll: (paper, files) => {
      void (async () => {
        for (const file of files) await add(paper, file);
      })().catch(reportError);
    },
    remake: (id, task) => make(id, task, 'old'),
    remove: (id) => {
      stop(id);
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
