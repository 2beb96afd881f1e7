import type { Dossier } from '../dossier.ts';
import type { Instant } from '../words.ts';

/** When the server last took an act of each machine, as far as the records here tell, and whose it was. */
export type Heard = ReadonlyMap<string, { readonly at: Instant; readonly author: string }>;

/** Hears one dossier after the other. */
export function gatherHeard(): { add(dossier: Pick<Dossier, 'events'>): void; readonly heard: Heard } {
  const heard = new Map<string, { at: Instant; author: string }>();
  return {
    heard,
    add({ events }) {
      for (const { device, author, recordedAt: at } of events) {
        if (at !== null && at > (heard.get(device)?.at ?? '')) heard.set(device, { at, author });
      }
    },
  };
}
