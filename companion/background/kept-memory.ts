import * as v from 'valibot';
import { type CompanionMemory, emptyMemory, memorySchema } from '../link/companion-memory.ts';

const place = 'companion';

/** What is remembered, in the browser's memory alone; one change after the other. */
export function createKeptMemory(storage: chrome.storage.StorageArea) {
  let last: Promise<CompanionMemory> = Promise.resolve(emptyMemory);

  async function changed(to: (memory: CompanionMemory) => CompanionMemory): Promise<CompanionMemory> {
    const kept = await storage.get(place);
    // After an update of the companion it may have another shape: then it is paired anew.
    const read = v.safeParse(memorySchema, kept[place]);
    const before = read.success ? read.output : emptyMemory;
    const after = to(before);
    if (after !== before) await storage.set({ [place]: after });
    return after;
  }

  return (to: (memory: CompanionMemory) => CompanionMemory): Promise<CompanionMemory> => {
    last = last.then(
      () => changed(to),
      () => changed(to),
    );
    return last;
  };
}
