import * as v from 'valibot';
import { type Mapping, mappingSchema } from '../fill/mapping.ts';

const place = 'mappings';

/** Mapping files say nothing of anybody: they stay on the machine. What a newer companion does not read any more is left out. */
export async function readMappings(storage: chrome.storage.StorageArea): Promise<readonly Mapping[]> {
  const kept = (await storage.get(place))[place];
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((each) => {
    const read = v.safeParse(mappingSchema, each);
    return read.success ? [read.output] : [];
  });
}

/** One of the same name is replaced. */
export async function keepMapping(storage: chrome.storage.StorageArea, mapping: Mapping): Promise<void> {
  const others = (await readMappings(storage)).filter(({ name }) => name !== mapping.name);
  await storage.set({ [place]: [...others, mapping] });
}

export async function removeMapping(storage: chrome.storage.StorageArea, name: string): Promise<void> {
  await storage.set({ [place]: (await readMappings(storage)).filter((each) => each.name !== name) });
}

/** One that a person has made on a page; one of the same name that she has not saved from that page before is not hers to replace. */
export async function keepRecorded(
  storage: chrome.storage.StorageArea,
  { recorded, again }: { readonly recorded: Mapping; readonly again: boolean },
): Promise<'kept' | 'sameName'> {
  const isKnown = (await readMappings(storage)).some(({ name }) => name === recorded.name);
  if (isKnown && !again) return 'sameName';
  await keepMapping(storage, recorded);
  return 'kept';
}
