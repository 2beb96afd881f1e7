import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { AnswerTo, IndexNow, IndexQuestion, KeptIndex } from '../store/index-talk.ts';
import { createTurns } from './turns.ts';
import { useParts } from './parts.ts';

const notYet: IndexNow = { count: 0, isWhole: false };
const never = (): (() => void) => () => undefined;

/** The index of everything on the device, and how far it has come: asks again whenever that changes. `index` is `null` until it is loaded. */
export function useIndex(): { readonly index: KeptIndex | null; readonly now: IndexNow } {
  const { index: load } = useParts();
  const [index, setIndex] = useState<KeptIndex | null>(null);
  useEffect(() => {
    let left = false;
    void load().then((loaded) => {
      if (!left) setIndex(loaded);
    });
    return () => {
      left = true;
    };
  }, [load]);
  const subscribe = useCallback((onChange: () => void) => index?.subscribe(onChange) ?? never(), [index]);
  const now = useSyncExternalStore(subscribe, () => index?.now() ?? notYet);
  return { index, now };
}

/**
 * What the index answers to a question; `undefined` before the first answer. Asked again whenever the index has come further;
 * until the next answer is here the last one stands, and `of` says which question that was. `null`: nothing is asked.
 */
export function useIndexAnswer<Question extends IndexQuestion>(
  question: Question | null,
): { readonly of: Question; readonly answer: AnswerTo<Question> } | undefined {
  const { index, now } = useIndex();
  const [turns] = useState(createTurns);
  const [answered, setAnswered] = useState<{ readonly of: Question; readonly answer: AnswerTo<Question> }>();
  const asked = question === null ? '' : JSON.stringify(question);
  useEffect(() => {
    if (index === null || asked === '' || isUnread(now)) return undefined;
    let left = false;
    const of = JSON.parse(asked) as Question;
    // While one is being answered only the newest waits: nobody wants to see what she has typed over.
    turns.take(async () => {
      if (left) return;
      try {
        const answer = await index.ask(of);
        if (!left) setAnswered({ of, answer });
      } catch (error) {
        reportError(error);
      }
    });
    return () => {
      left = true;
    };
  }, [index, now, asked, turns]);
  return asked === '' || isUnread(now) ? undefined : answered;
}

/** Nothing has been read yet, or nobody is signed in. */
const isUnread = ({ count, isWhole }: IndexNow): boolean => count === 0 && !isWhole;
