import { create } from 'zustand';

/** What stands in the search field, kept while the app is open and nowhere else: a name is never put into an address. */
export const useSearchWords = create<{ readonly typed: string; readonly person: string | null }>(() => ({
  typed: '',
  person: null,
}));
