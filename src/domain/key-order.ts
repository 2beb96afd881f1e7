/** The keys of objects of one make, in the order in which they are written. */
export interface KeyOrder {
  /** As the objects list them. */
  readonly listed: readonly string[];
  /** In UTF-16 order, as RFC 8785 §3.2.3 asks and JavaScript sorts. */
  readonly sorted: readonly string[];
  /** The same, quoted, with the colon after them. */
  readonly written: readonly string[];
}

/** Of so many keys at the most, none longer than this, so many makes of one length: what comes from outside must not fill the memory (R17). */
const bounds = { keys: 64, keyLength: 64, makes: 32 } as const;

/**
 * Remembers the order of keys of objects that were written before: records and acts of one kind are of few makes, and
 * sorting and quoting forty keys costs more than all their values.
 */
export function createKeyOrders(write: (key: string) => string): (object: object) => KeyOrder {
  const known: KeyOrder[][] = Array.from({ length: bounds.keys + 1 }, () => []);
  return (object) => {
    const listed = Object.keys(object);
    const makes = known[listed.length];
    if (makes !== undefined) for (const make of makes) if (sameList(make.listed, listed)) return make;
    const sorted = [...listed].sort();
    const order: KeyOrder = { listed, sorted, written: sorted.map((key) => `${write(key)}:`) };
    if (makes !== undefined && listed.every(({ length }) => length <= bounds.keyLength)) {
      // The newest first; the one that has been known longest is forgotten.
      makes.unshift(order);
      makes.splice(bounds.makes);
    }
    return order;
  };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  for (let at = a.length - 1; at >= 0; at -= 1) if (a[at] !== b[at]) return false;
  return true;
}
