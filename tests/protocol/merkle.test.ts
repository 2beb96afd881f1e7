import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hiddenSubtrees, leafHash, merkleRoot, rootByPath, treeOfShown } from '../../src/protocol/merkle.ts';
import { hashText as hash } from '../../src/store/hash-text.ts';

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
/** RFC 9162 §2.1.1 once more, by bytes and as the standard words it. */
function standardRoot(entries: readonly string[]): Buffer {
  const [only] = entries;
  if (entries.length === 1) return sha256(Buffer.from([0]), Buffer.from(only ?? ''));
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha256(Buffer.from([1]), standardRoot(entries.slice(0, k)), standardRoot(entries.slice(k)));
}
const entriesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `biên nhận ${at}`);
const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 31, 64, 65];

describe('a Merkle tree', () => {
  it('has the root that RFC 9162 gives it, and the known one of a single empty entry', () => {
    // The leaf of the empty entry, known from Certificate Transparency's test vectors.
    expect(leafHash('', hash)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    for (const count of counts) {
      const entries = entriesOf(count);
      const leaves = entries.map((entry) => leafHash(entry, hash));
      expect(merkleRoot(leaves, hash)).toBe(standardRoot(entries).toString('hex'));
    }
  });

  it('is made again from any of its leaves and the hidden subtrees, with a path for each', () => {
    for (const count of counts) {
      const leaves = entriesOf(count).map((entry) => leafHash(entry, hash));
      const root = merkleRoot(leaves, hash);
      for (const step of [1, 2, 3, 7, 100]) {
        const shown = new Map(leaves.flatMap((leaf, at) => (at % step === 0 ? [[at, leaf] as const] : [])));
        const hidden = hiddenSubtrees(leaves, new Set(shown.keys()), hash);
        const tree = treeOfShown(shown, { count, hidden }, hash);
        expect(tree?.root).toBe(root);
        for (const [at, leaf] of shown) {
          const path = tree?.paths.get(at) ?? [];
          expect(rootByPath(leaf, { at, count, path }, hash)).toBe(root);
          if (count > 1) expect(rootByPath(leaf, { at: (at + 1) % count, count, path }, hash)).not.toBe(root);
          expect(rootByPath(leaf, { at, count, path: [...path, root] }, hash)).toBeUndefined();
        }
        if (hidden.length > 0) {
          expect(treeOfShown(shown, { count, hidden: hidden.slice(1) }, hash)).toBeUndefined();
        }
        expect(treeOfShown(shown, { count, hidden: [...hidden, root] }, hash)).toBeUndefined();
      }
    }
  });
});
