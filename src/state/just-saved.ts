import { create } from 'zustand';

/** The dossier that was saved a moment ago, so that its page says so once. */
export const useJustSaved = create<{ readonly entity: string | null }>(() => ({ entity: null }));
