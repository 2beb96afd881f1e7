import type { HashText } from '../domain/words.ts';

/** A Merkle tree as in RFC 9162 §2.1, over SHA-256. Hashes are 64 hex digits outside, 32 bytes inside. */

/** Hash of one entry: a leaf is marked by a zero byte, so that it can never be taken for a node. */
export function leafHash(entry: string, hash: HashText): string {
  return hash(`\u0000${entry}`);
}

function nodeHash(left: string, right: string, hash: HashText): string {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  writeHex(bytes, 1, left);
  writeHex(bytes, 33, right);
  return hash(bytes);
}

/** What a hexadecimal digit is worth, by its character code: the letters follow 64 or 96, the digits 48. */
const worth = (code: number): number => (code & 15) + (code > 57 ? 9 : 0);

function writeHex(bytes: Uint8Array, at: number, hex: string): void {
  for (let byte = 0; byte < 32; byte += 1) {
    bytes[at + byte] = worth(hex.charCodeAt(byte * 2)) * 16 + worth(hex.charCodeAt(byte * 2 + 1));
  }
}

/** The largest power of two smaller than `count`. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** Root of a tree of at least one leaf. */
export function merkleRoot(leaves: readonly string[], hash: HashText): string {
  const [only] = leaves;
  if (only === undefined) throw new RangeError('a tree without leaves');
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, split), hash), merkleRoot(leaves.slice(split), hash), hash);
}

/** The hashes of the largest subtrees that hold none of the `shown` leaves, from left to right: what is missing to whoever has those. */
export function hiddenSubtrees(leaves: readonly string[], shown: ReadonlySet<number>, hash: HashText): string[] {
  const hidden: string[] = [];
  const walk = (from: number, part: readonly string[]): void => {
    if (!hasIn(shown, from, part.length)) {
      hidden.push(merkleRoot(part, hash));
      return;
    }
    if (part.length === 1) return;
    const split = splitOf(part.length);
    walk(from, part.slice(0, split));
    walk(from + split, part.slice(split));
  };
  walk(0, leaves);
  return hidden;
}

function hasIn(shown: { has(at: number): boolean }, from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) if (shown.has(at)) return true;
  return false;
}

export interface ShownTree {
  readonly root: string;
  /** By position: the audit path of each shown leaf, from the leaf upwards. */
  readonly paths: ReadonlyMap<number, readonly string[]>;
}

/** The tree again from some leaves and the hidden subtrees; `undefined` when these do not make one of `count` leaves. */
export function treeOfShown(
  shown: ReadonlyMap<number, string>,
  { count, hidden }: { readonly count: number; readonly hidden: readonly string[] },
  hash: HashText,
): ShownTree | undefined {
  if ([...shown.keys()].some((at) => at < 0 || at >= count)) return undefined;
  const paths = new Map<number, string[]>([...shown.keys()].map((at) => [at, []]));
  let used = 0;
  const walk = (from: number, size: number): string | undefined => {
    if (!hasIn(shown, from, size)) return hidden[used++];
    if (size === 1) return shown.get(from);
    const split = splitOf(size);
    const left = walk(from, split);
    const right = walk(from + split, size - split);
    if (left === undefined || right === undefined) return undefined;
    for (let at = from; at < from + size; at += 1) paths.get(at)?.push(at < from + split ? right : left);
    return nodeHash(left, right, hash);
  };
  const root = walk(0, count);
  return root === undefined || used !== hidden.length ? undefined : { root, paths };
}

/** Root of the tree in which `leaf` stands at `at` of `count`, by its audit path; `undefined` when the path has another length (RFC 9162 §2.1.3). */
export function rootByPath(
  leaf: string,
  { at, count, path }: { readonly at: number; readonly count: number; readonly path: readonly string[] },
  hash: HashText,
): string | undefined {
  if (at < 0 || at >= count) return undefined;
  let used = path.length;
  const walk = (index: number, size: number): string | undefined => {
    if (size === 1) return leaf;
    used -= 1;
    const beside = path[used];
    const split = splitOf(size);
    const below = index < split ? walk(index, split) : walk(index - split, size - split);
    if (beside === undefined || below === undefined) return undefined;
    return index < split ? nodeHash(below, beside, hash) : nodeHash(beside, below, hash);
  };
  const root = walk(at, count);
  return used === 0 ? root : undefined;
}
