import type { Double } from '../local-index/local-index.ts';
import { useIndexAnswer } from './use-index.ts';

const none: readonly Double[] = [];

/** Records that were laid beside this one: dossiers withdrawn as second ones of it, reports joined to it. */
export function useDoubles(id: string): readonly Double[] {
  const answered = useIndexAnswer({ kind: 'doubles', of: id });
  return answered?.of.of === id ? answered.answer : none;
}
