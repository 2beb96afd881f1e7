import { describe, expect, it } from 'vitest';
import { noTabNotes, sealedTabNote, sealedTabNotes } from '../../src/app/tab-note.ts';
import { createBoxes } from '../../src/store/box.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { createAesSealer } from '../../src/store/keys/aes-sealer.ts';
import { deriveDataKeys } from '../../src/store/keys/data-keys.ts';

function makeStorage(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

async function makeBoxes(seed: number) {
  const { subtle } = crypto;
  const keys = await deriveDataKeys(subtle, new Uint8Array(32).fill(seed));
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  return createBoxes(createAesSealer({ subtle, randomBytes, keys: () => keys }), hashText);
}

describe('what a tab remembers over a reload', () => {
  it('lies sealed, and is opened for nobody but who typed it', async () => {
    const storage = makeStorage();
    const note = sealedTabNote(await makeBoxes(1), storage, 'search');
    await note.write('thu1', 'Trần Văn Bình');
    expect([...storage.kept.values()].join(' ')).not.toMatch(/Trần|Tr/u);
    expect(await note.read('thu1')).toBe('Trần Văn Bình');
    expect(await note.read('thu2')).toBeNull();
    // Whoever could not open it leaves nothing of it either.
    expect(storage.kept.size).toBe(0);
  });

  it('of another profile, damaged, emptied or forgotten is none', async () => {
    const storage = makeStorage();
    await sealedTabNote(await makeBoxes(1), storage, 'search').write('thu1', 'Trần');
    const note = sealedTabNote(await makeBoxes(2), storage, 'search');
    expect(await note.read('thu1')).toBeNull();
    storage.setItem('lien-mach.search', '*');
    expect(await note.read('thu1')).toBeNull();
    await note.write('thu1', 'Lò');
    await note.write('thu1', '');
    expect(storage.kept.size).toBe(0);
    await note.write('thu1', 'Lò');
    note.forget();
    expect(await note.read('thu1')).toBeNull();
  });

  it('does not come back by a sealing that ends after it was emptied or forgotten', async () => {
    const storage = makeStorage();
    const note = sealedTabNote(await makeBoxes(1), storage, 'search');
    const emptied = note.write('thu1', 'Trần');
    await note.write('thu1', '');
    await emptied;
    expect(storage.kept.size).toBe(0);
    const forgotten = note.write('thu1', 'Trần');
    note.forget();
    await forgotten;
    expect(storage.kept.size).toBe(0);
  });

  it('two notes of one tab are apart: neither opens, overwrites or empties the other', async () => {
    const storage = makeStorage();
    const { search, administration } = sealedTabNotes(await makeBoxes(1), storage);
    await search.write('thu1', 'Trần');
    await administration.write('thu1', 'Máy một');
    search.forget();
    expect([await search.read('thu1'), await administration.read('thu1')]).toEqual([null, 'Máy một']);
    storage.setItem('lien-mach.search', storage.getItem('lien-mach.administration') ?? '');
    expect(await search.read('thu1')).toBeNull();
  });

  it('for which there is no room leaves nothing older behind', async () => {
    const storage = makeStorage();
    const note = sealedTabNote(await makeBoxes(1), storage, 'administration');
    await note.write('thu1', 'một máy');
    storage.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    await note.write('thu1', 'hai máy');
    expect(await note.read('thu1')).toBeNull();
  });

  it('where nothing is sealed nothing is kept', async () => {
    for (const note of Object.values(noTabNotes)) {
      await note.write('thu1', 'Trần');
      expect(await note.read('thu1')).toBeNull();
    }
  });
});
