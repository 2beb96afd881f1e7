import { useLiveQuery } from 'dexie-react-hooks';

/** A question to the store that is asked again whenever the rows it read have changed, in any tab. `undefined` until the first answer. */
export function useLive<Answer>(question: () => Promise<Answer>, about: readonly unknown[]): Answer | undefined {
  return useLiveQuery(question, [...about]);
}
