import type { Store } from '../../store/store.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/**
 * Throws a draft away. `false`: it is still there, whatever the disk said or did, and what she types goes on being kept:
 * a form that stays open is never left unkept.
 */
export async function throwAway(
  store: Pick<Store, 'discardDraft'>,
  id: string,
  keeper?: Pick<DraftKeeper, 'pause' | 'resume'>,
): Promise<boolean> {
  // A write that came after it would bring it back.
  await keeper?.pause();
  try {
    if ((await store.discardDraft(id)).status === 'discarded') return true;
  } catch (error) {
    reportError(error);
  }
  keeper?.resume();
  return false;
}
