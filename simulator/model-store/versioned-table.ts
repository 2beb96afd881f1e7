import { RowLock } from './row-locks.ts';

/** Whose changes, and up to which commit, a statement sees. */
export interface View {
  readonly upTo: number;
  /** Sees its own changes before they are committed. */
  readonly self: object | null;
}

interface Version<Row> {
  row: Row | undefined;
  /** Number of the commit it came with; infinite until then. */
  at: number;
  readonly by: object | null;
  older: Version<Row> | undefined;
}

interface TableRules<Row> {
  /** The primary key. */
  readonly key: (row: Row) => string;
  /** Further keys that no two rows may share. */
  readonly unique?: Readonly<Record<string, (row: Row) => string>>;
  /** Further keys to find rows by; a row without one is not found by it. */
  readonly indexes?: Readonly<Record<string, (row: Row) => string | null>>;
}

/** One table: every row in as many versions as somebody may still be looking at. */
export class VersionedTable<Row> {
  readonly #rules: TableRules<Row>;
  readonly #rows = new Map<string, Version<Row>>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #locks = new Map<string, RowLock>();

  constructor(rules: TableRules<Row>) {
    this.#rules = rules;
    for (const name of [...Object.keys(rules.unique ?? {}), ...Object.keys(rules.indexes ?? {})]) {
      this.#indexes.set(name, new Map());
    }
  }

  /** Rows that everybody has always seen. */
  fill(rows: readonly Row[]): void {
    for (const row of rows) this.#push(this.keyOf(row), { row, at: 0, by: null, older: undefined });
  }

  keyOf(row: Row): string {
    return this.#rules.key(row);
  }

  /** Every key of the row that only one row may have, with the index to look in; the primary one first. */
  uniqueKeysOf(row: Row): readonly { readonly index: string | null; readonly key: string }[] {
    const others = Object.entries(this.#rules.unique ?? {}).map(([index, of]) => ({ index, key: of(row) }));
    return [{ index: null, key: this.keyOf(row) }, ...others];
  }

  /** The lock of one key of one index; of the primary key when `index` is `null`. */
  lock(index: string | null, key: string): RowLock {
    const name = `${index ?? ''}/${key}`;
    const lock = this.#locks.get(name) ?? new RowLock();
    this.#locks.set(name, lock);
    return lock;
  }

  get(key: string, view: View): Row | undefined {
    let version = this.#rows.get(key);
    while (version !== undefined && !isVisible(version, view)) version = version.older;
    return version?.row;
  }

  /** Rows of these keys, in the order asked for, without what is not there. */
  getAll(keys: readonly string[], view: View): Row[] {
    return [...new Set(keys)].flatMap((key) => this.get(key, view) ?? []);
  }

  all(view: View): Row[] {
    return this.getAll([...this.#rows.keys()], view);
  }

  by(index: string, key: string, view: View): Row[] {
    const of = this.#rules.unique?.[index] ?? this.#rules.indexes?.[index];
    const keys = this.#indexes.get(index)?.get(key) ?? [];
    // An index remembers every key a row has ever had.
    return this.getAll([...keys], view).filter((row) => of?.(row) === key);
  }

  /** Leaves a version that only `by` sees until it is settled. `undefined` takes the row away. */
  put(key: string, row: Row | undefined, by: object): void {
    const newest = this.#rows.get(key);
    if (newest?.by !== by || newest.at !== Infinity) {
      this.#push(key, { row, at: Infinity, by, older: newest });
      return;
    }
    newest.row = row;
    this.#index(key, row);
  }

  /** Everybody who begins now sees it. `oldest`: the earliest commit that somebody still looks at. */
  settle(key: string, at: number, oldest: number): void {
    const newest = this.#rows.get(key);
    if (newest === undefined) return;
    newest.at = at;
    for (let version: Version<Row> | undefined = newest; version !== undefined; version = version.older) {
      if (version.at <= oldest) version.older = undefined;
    }
  }

  undo(key: string): void {
    const older = this.#rows.get(key)?.older;
    if (older === undefined) this.#rows.delete(key);
    else this.#rows.set(key, older);
  }

  #push(key: string, version: Version<Row>): void {
    this.#rows.set(key, version);
    this.#index(key, version.row);
  }

  #index(key: string, row: Row | undefined): void {
    if (row === undefined) return;
    for (const [name, index] of this.#indexes) {
      const of = this.#rules.unique?.[name] ?? this.#rules.indexes?.[name];
      const value = of?.(row) ?? null;
      if (value === null) continue;
      const keys = index.get(value) ?? new Set();
      index.set(value, keys.add(key));
    }
  }
}

function isVisible(version: { readonly at: number; readonly by: object | null }, { upTo, self }: View): boolean {
  return version.at <= upTo || (version.at === Infinity && version.by === self && self !== null);
}
