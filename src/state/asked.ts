import { useSearch } from 'wouter';

/** What the address asks for behind its path, `?` and all; empty: nothing. */
export function useAsked(): string {
  const asked = useSearch();
  return asked === '' ? '' : `?${asked}`;
}
