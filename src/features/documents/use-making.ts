import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useParts } from '../../state/parts.ts';
import type { LoosePages } from '../../store/pages/loose-pages.ts';
import { unmade } from './begins-as-picture.ts';
import { NoPage } from './canvases.ts';
import { developPage } from './develop-page.ts';
import type { ImageTask } from './image-talk.ts';

export type AddProblem = 'notAPage' | 'notMade' | 'tooMany' | 'same' | 'notKept';

export interface Making {
  /** How far the page is that is being made, 0 to 1; `null`: none is. */
  readonly part: number | null;
  readonly problem: AddProblem | null;
  readonly say: (problem: AddProblem | null) => void;
  /** `new`: what has just been chosen, and is not kept where it does not even begin as a picture. */
  readonly make: (id: string, task: ImageTask, age: 'new' | 'old') => void;
  /** It is wanted no more. */
  readonly stop: (id: string) => void;
  /** What pages were made of, as long as this screen is open. */
  readonly sources: RefObject<Map<string, ImageTask>>;
}

/** Makes pages of photographs, one at a time: one in the making takes as much memory as an old tablet has. */
export function useMaking(loose: LoosePages, holder: string): Making {
  const { openImageWorker } = useParts();
  const [waiting, setWaiting] = useState(0);
  const [part, setPart] = useState(0);
  const [problem, say] = useState<AddProblem | null>(null);
  const sources = useRef(new Map<string, ImageTask>());
  const stops = useRef(new Map<string, AbortController>());
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    const going = stops.current;
    return () => {
      left.current = true;
      for (const each of going.values()) each.abort();
    };
  }, []);

  const makeNow = useCallback(
    async (id: string, task: ImageTask, age: 'new' | 'old'): Promise<void> => {
      const stopping = new AbortController();
      if (left.current) return;
      stops.current.set(id, stopping);
      const { signal } = stopping;
      try {
        setPart(0);
        const page = await developPage(openImageWorker, task, { signal, onProgress: setPart });
        const here = await loose.of(holder);
        const paper = here.find((one) => one.id === id)?.paper;
        if (here.some((one) => one.id !== id && one.paper === paper && one.sha256 === page.sha256)) {
          say('same');
          if (age === 'new') await loose.drop([id]);
          return;
        }
        const kept = await loose.remake(id, page);
        if (kept.status === 'kept') sources.current.set(id, task);
        else if (kept.status === 'failed') say('notKept');
      } catch (error) {
        if (signal.aborted) return;
        const { problem: why, drops } = await unmade(task.source, age);
        const isSaid = error instanceof NoPage;
        say(isSaid ? why : 'notMade');
        if (!isSaid) throw error;
        // A photograph stays and is shown, whatever became of it: only what is none is not kept.
        if (drops) await loose.drop([id]);
      } finally {
        stops.current.delete(id);
      }
    },
    [loose, holder, openImageWorker],
  );
  const turn = useRef<Promise<void>>(Promise.resolve());
  const make = useCallback(
    (id: string, task: ImageTask, age: 'new' | 'old'): void => {
      setWaiting((count) => count + 1);
      turn.current = turn.current
        .then(() => makeNow(id, task, age))
        .catch(reportError)
        .finally(() => setWaiting((count) => count - 1));
    },
    [makeNow],
  );
  return {
    part: waiting > 0 ? part : null,
    problem,
    say,
    make,
    stop: (id) => {
      sources.current.delete(id);
      stops.current.get(id)?.abort();
    },
    sources,
  };
}
