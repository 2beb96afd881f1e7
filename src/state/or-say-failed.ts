import type { Saved } from '../store/store.ts';

/** A save that broke in a way nobody foresaw is still a save that failed: she is told, and the form stays open (R1). */
export async function orSayFailed<Kept = Saved>(
  save: () => Promise<Kept>,
): Promise<Kept | Extract<Saved, { status: 'failed' }>> {
  try {
    return await save();
  } catch (error) {
    reportError(error);
    return { status: 'failed', reason: 'unknown', detail: String(error) };
  }
}
