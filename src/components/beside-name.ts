import { createContext, useContext } from 'react';
import { useMessages } from '../state/locale.ts';

/** Of a record that stands beside another: the id of its name. `null`: it stands alone, or first. */
export const BesideNameContext = createContext<string | null>(null);

/** What names a part of a record: its title, and beside another record also whose part it is. */
export function useLabelledBy(titleId: string): string {
  const name = useContext(BesideNameContext);
  return name === null ? titleId : `${titleId} ${name}`;
}

/** The same where no title stands over the part. */
export function useLabel(label: string): string {
  const { title } = useMessages().beside;
  return useContext(BesideNameContext) === null ? label : `${label}, ${title}`;
}
